"""The J-SIGR-style loss: cross-entropy + lambda_J R_J + lambda_S R_S, with input gradients in pixel units.

    R_J = (C / 2B) sum_b || d<v_b, z_b>/dx_b ||^2      v_b uniform on the unit sphere of R^C (Hoffman et al. 2019)
    R_S = (1 / B)  sum_b || (1 - M_b) * d<c_b, z_b>/dx_b ||^2      c_b = onehot(y_b) - 1/C

R_J is an unbiased one-draw estimate of half the mean squared Frobenius norm of the logits' Jacobian. M is 1 on the
salient pixels, which R_S leaves alone. Both scores are linear in the logits, so no softmax is differentiated twice.
"""

from __future__ import annotations

from typing import Callable, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor


class Terms(NamedTuple):
    """The three terms before their weights, each a scalar."""

    cross_entropy: Tensor
    jacobian: Tensor
    selective: Tensor


def unit_directions(batch: int, classes: int, generator: torch.Generator | None = None) -> Tensor:
    """One direction a sample, uniform on the unit sphere: [B, C]."""
    return F.normalize(torch.randn(batch, classes, generator=generator), dim=1)


def jsigr_terms(
    network: Callable[[Tensor], Tensor],
    pixels: Tensor,
    labels: Tensor,
    salient: Tensor,
    directions: Tensor,
    label_smoothing: float = 0.0,
    include: tuple[str, ...] = ("jacobian", "selective"),
) -> Terms:
    """The terms for pixels [B, 3, H, W] in [0, 1], labels [B], salient mask [B, 1, H, W], directions [B, C].

    Samples must not mix inside `network` (freeze batch norm), or a picture's gradient would hold its neighbours'.
    The result can be differentiated with respect to the network's parameters. A term not in `include` costs nothing
    and comes back as 0.
    """
    inputs = pixels.detach().requires_grad_(True)
    logits = network(inputs)
    batch, classes = logits.shape
    cross_entropy = F.cross_entropy(logits, labels, label_smoothing=label_smoothing)
    jacobian = selective = logits.new_zeros(())
    if "jacobian" in include:
        (gradient,) = torch.autograd.grad((directions * logits).sum(), inputs, create_graph=True)
        jacobian = 0.5 * classes / batch * gradient.square().sum()
    if "selective" in include:
        contrast = F.one_hot(labels, classes).to(logits.dtype) - 1.0 / classes
        (gradient,) = torch.autograd.grad((contrast * logits).sum(), inputs, create_graph=True)
        selective = ((1.0 - salient) * gradient).square().sum() / batch
    return Terms(cross_entropy, jacobian, selective)
