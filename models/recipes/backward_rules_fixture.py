"""Writes what captum passes back through a small network by guided backpropagation and deconvolution, and zennit by LRP.

    pip install torch captum==0.9.0 zennit==0.5.1
    python models/recipes/backward_rules_fixture.py

The network and the picture are given by formulas, the same as in `src/engine/testing/rectifying-model.ts`; the answers, in
float64, stand in `src/engine/fixtures/backward-rules.json`. captum changes what `ReLU` modules pass back: the smooth
rectifiers are therefore given to it as such, with a forward pass of their own. zennit's composites are EpsilonPlus; the same with its
Gamma rule (0.25) for convolutions; and its Epsilon rule (0.01, so that it tells) for all layers. Their network has a sum and a maximum too,
and pictures with negative values.
"""

import json
from importlib.metadata import version
from pathlib import Path

import captum
import numpy as np
import torch
from captum.attr import Deconvolution, GuidedBackprop
from torch import nn
from torch.nn import functional as F
from zennit.attribution import Gradient
from zennit.composites import EpsilonPlus, LayerMapComposite, layer_map_base
from zennit.layer import Sum
from zennit.rules import Epsilon, Gamma
from zennit.types import Convolution, Linear

FIXTURE = Path(__file__).resolve().parents[2] / "src" / "engine" / "fixtures" / "backward-rules.json"
SIZE, CLASSES, SEED, TARGETS = 6, 4, 3, [1, 3]
ACTIVATIONS = {
    "relu": torch.relu,
    "relu6": F.relu6,
    "leakyRelu": lambda x: F.leaky_relu(x, 0.2),
    "gelu": F.gelu,
    "swish": F.silu,
}


def waves(shape: list[int], scale: float, seed: float) -> torch.Tensor:
    """scale sin(1.7 i + seed), i counting row by row, rounded as the page rounds."""
    values = scale * np.sin(1.7 * np.arange(np.prod(shape)) + seed)
    return torch.tensor(values.astype("float32").astype("float64").reshape(shape))


class Rectifier(nn.ReLU):
    def __init__(self, name: str):
        super().__init__()
        self.function = ACTIVATIONS[name]

    def forward(self, x):
        return self.function(x)


class Network(nn.Module):
    """Two convolutions (the second of stride 2) with rectifiers, the mean over the picture, a dense layer; NCHW."""

    def __init__(self, activation: str):
        super().__init__()
        self.first, self.second = Rectifier(activation), Rectifier(activation)

    def forward(self, x):
        filters = [waves([3, 3, 3, 6], 2, SEED), waves([3, 3, 6, 6], 1, SEED + 1)]
        first, second = (each.permute(3, 2, 0, 1) for each in filters)
        x = self.first(F.conv2d(x, first, waves([6], 0.1, SEED + 2), padding=1))
        # What 'same' means for an even side at stride 2.
        x = self.second(F.conv2d(F.pad(x, (0, 1, 0, 1)), second, waves([6], 0.1, SEED + 3), stride=2))
        return x.mean((2, 3)) @ waves([6, CLASSES], 1, SEED + 4)


def answers(activation: str) -> dict:
    model = Network(activation)
    x = (0.5 + waves([2, SIZE, SIZE, 3], 0.4, 0.3)).permute(0, 3, 1, 2).requires_grad_()
    maps = {
        "plain": torch.autograd.grad(model(x)[range(2), TARGETS].sum(), x)[0],
        "guided": GuidedBackprop(model).attribute(x, TARGETS),
        "deconvolution": Deconvolution(model).attribute(x, TARGETS),
    }
    return {rule: [float(f"{v:.6g}") for v in m.permute(0, 2, 3, 1).flatten().tolist()] for rule, m in maps.items()}


class Residual(nn.Module):
    """conv - ReLU - (+ conv) - ReLU - maxima of 2 x 2 - mean - dense, all with biases; as in `src/engine/testing/residual-network.ts`."""

    def __init__(self):
        super().__init__()

        def convolution(channels: int, scale: float, seed: int) -> nn.Conv2d:
            layer = nn.Conv2d(channels, 6, 3, padding=1).double()
            layer.weight.data = waves([3, 3, channels, 6], scale, seed).permute(3, 2, 0, 1).contiguous()
            layer.bias.data = waves([6], 0.1, seed + 10)
            return layer

        self.first, self.second = convolution(3, 1, SEED), convolution(6, 0.5, SEED + 1)
        self.relu1, self.relu2, self.sum = nn.ReLU(), nn.ReLU(), Sum()
        self.pool, self.mean, self.dense = nn.MaxPool2d(2), nn.AdaptiveAvgPool2d(1), nn.Linear(6, CLASSES).double()
        self.dense.weight.data = waves([6, CLASSES], 1, SEED + 4).T.contiguous()
        self.dense.bias.data = waves([CLASSES], 0.1, SEED + 5)

    def forward(self, x):
        x = self.relu1(self.first(x))
        x = self.relu2(self.sum(torch.stack([x, self.second(x)], dim=-1)))
        return self.dense(self.mean(self.pool(x)).flatten(1))


EPSILON = 0.01
COMPOSITES = {
    "epsilon-plus": EpsilonPlus(),
    "epsilon-gamma": LayerMapComposite(layer_map_base() + [(Convolution, Gamma(0.25)), (nn.Linear, Epsilon())]),
    "epsilon": LayerMapComposite(layer_map_base() + [(Linear, Epsilon(EPSILON))]),
}


def relevance(composite) -> list[float]:
    x = waves([2, SIZE, SIZE, 3], 0.4, 0.3).permute(0, 3, 1, 2)
    with Gradient(Residual(), composite) as attributor:
        _, found = attributor(x, lambda output: output * torch.eye(CLASSES, dtype=x.dtype)[TARGETS])
    return [float(f"{v:.6g}") for v in found.permute(0, 2, 3, 1).flatten().tolist()]


if __name__ == "__main__":
    made = {
        "source": f"python models/recipes/backward_rules_fixture.py (captum {captum.__version__}, zennit {version('zennit')}, float64)",
        "size": SIZE,
        "classes": CLASSES,
        "seed": SEED,
        "targets": TARGETS,
        "maps": {name: answers(name) for name in ACTIVATIONS},
        "epsilon": EPSILON,
        "relevance": {name: relevance(composite) for name, composite in COMPOSITES.items()},
    }
    FIXTURE.write_text(json.dumps(made, separators=(",", ":")) + "\n")
