"""The recipes behind the model zoo: standard training and J-SIGR-style robust training, in PyTorch.

J-SIGR: Liu et al., "Jacobian norm with Selective Input Gradient Regularization for interpretable adversarial
defense", Pattern Recognition 145 (2024) 109902. The loss here is a reconstruction from the paper's abstract and its
ingredient papers (Hoffman et al. 2019 for the Jacobian term, Ross and Doshi-Velez 2018 for masked input gradients,
Greydanus et al. 2018 for blur-perturbation saliency), not a transcription of the paper's own equations.
"""
