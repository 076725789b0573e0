"""The nets of the zoo. Each says once what it computes, as a `program` over a few operations; PyTorch runs that program on
tensors (`forward`), and `topology.py` runs the same program on layer names to write the TensorFlow.js model.

All have the pixel normalisation inside, so that every gradient is in pixel units, and give logits.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .config import Config
from .convolution import convolve

PIXEL_SCALE = 4.0
PIXEL_OFFSET = -2.0


class ConvNorm(nn.Module):
    """Convolution, then batch norm; padding 1, which for 3x3 stride 1 and 4x4 stride 2 is TensorFlow's 'same'."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1):
        super().__init__()
        self.stride = stride
        self.conv = nn.Conv2d(inputs, outputs, 3 if stride == 1 else 4, stride, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return self.norm(self.conv(x))
        return convolve(x, *self.folded(), self.stride)  # the same, and differentiated twice in less time

    def folded(self) -> tuple[Tensor, Tensor]:
        """The one convolution equal to this pair in evaluation mode: kernel [O, I, k, k] and bias [O]."""
        scale = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        return self.conv.weight * scale[:, None, None, None], self.norm.bias - self.norm.running_mean * scale

    @torch.no_grad()
    def unfold(self, x: Tensor) -> None:
        """Give the norm the statistics of `x`, whatever it had; in evaluation mode the pair computes the same."""
        kernel, bias = self.folded()
        self.conv.weight.copy_(kernel)
        y = self.conv(x)
        variance, mean = torch.var_mean(y, (0, 2, 3), unbiased=False)
        self.norm.bias.copy_(bias + mean)
        self.norm.weight.copy_((variance + self.norm.eps).sqrt())
        self.norm.running_mean.copy_(mean)
        self.norm.running_var.copy_(variance)


class OnTensors:
    """The operations of a `program` on tensors [B, C, H, W]; the names are for the exported layers."""

    rescale = staticmethod(lambda name, x: x * PIXEL_SCALE + PIXEL_OFFSET)
    convolve = staticmethod(lambda name, module, x: module(x))
    gelu = staticmethod(lambda name, x: F.gelu(x))
    relu = staticmethod(lambda name, x: F.relu(x))
    add = staticmethod(lambda name, a, b: a + b)
    halve = staticmethod(lambda name, x: F.max_pool2d(x, 2))
    average = staticmethod(lambda name, x: x.mean((2, 3)))
    dense = staticmethod(lambda name, module, x: module(x))


class Net(nn.Module):
    """Pixels [B, 3, H, W] in [0, 1] to logits [B, classes]."""

    def forward(self, x: Tensor) -> Tensor:
        return self.program(OnTensors, x)

    def program(self, on: Any, x: Any) -> Any:
        """The net in the operations of `on`, from the value `x` of the pixels to that of the logits."""
        raise NotImplementedError

    def unfold(self, pixels: Tensor) -> None:
        """Give every batch norm, folded into its convolution or not, the statistics of these pixels; nothing else changes."""
        pairs = [module for module in self.modules() if isinstance(module, ConvNorm)]
        hooks = [pair.register_forward_pre_hook(lambda pair, inputs: pair.unfold(*inputs)) for pair in pairs]
        with torch.no_grad():
            self(pixels)
        for hook in hooks:
            hook.remove()


class ResidualNet(Net):
    """The nets under study, chosen to be differentiated twice and read by eye.

    Exact GELU (smooth: input-gradient penalties train ReLU nets badly) and 4x4 convolutions where the stride is 2 (a
    kernel divisible by its stride leaves no checkerboard in the input gradient). A stage halves the picture, doubles
    the channels, and ends in gelu(x + second(gelu(first(x)))).
    """

    def __init__(self, width: int = 32, classes: int = 10, stages: int = 2, stem_stride: int = 1):
        super().__init__()
        self.stages = range(1, stages + 1)
        self.stem = ConvNorm(3, width, stem_stride)
        for stage in self.stages:
            channels = width * 2**stage
            self.add_module(f"down{stage}", ConvNorm(channels // 2, channels, 2))
            block = {"first": ConvNorm(channels, channels), "second": ConvNorm(channels, channels)}
            self.add_module(f"block{stage}", nn.ModuleDict(block))
        self.head = nn.Linear(width * 2**stages, classes)

    def program(self, on: Any, x: Any) -> Any:
        x = on.rescale("rescale", x)
        x = on.gelu("stem_out", on.convolve("stem", self.stem, x))
        for stage in self.stages:
            down, block = getattr(self, f"down{stage}"), getattr(self, f"block{stage}")
            x = on.gelu(f"down{stage}_out", on.convolve(f"down{stage}", down, x))
            inner = on.gelu(f"block{stage}_inner", on.convolve(f"block{stage}_first", block["first"], x))
            x = on.add(f"block{stage}_add", x, on.convolve(f"block{stage}_second", block["second"], inner))
            x = on.gelu(f"block{stage}_out", x)
        return on.dense("logits", self.head, on.average("pool", x))


class PlainNet(Net):
    """The surrogate for transferred attacks, different in every respect that may matter: ReLU, max pooling, no shortcut.

    Each of `stages` stages is two 3x3 convolutions and a 2x2 maximum; channels double from stage to stage.
    """

    def __init__(self, width: int = 32, classes: int = 10, stages: int = 3, stem_stride: int = 1):
        super().__init__()
        self.stages = range(1, stages + 1)
        channels = 3
        for stage in self.stages:
            outputs = width * 2 ** (stage - 1)
            stride = stem_stride if stage == 1 else 1
            pair = {"first": ConvNorm(channels, outputs, stride), "second": ConvNorm(outputs, outputs)}
            self.add_module(f"stage{stage}", nn.ModuleDict(pair))
            channels = outputs
        self.head = nn.Linear(channels, classes)

    def program(self, on: Any, x: Any) -> Any:
        x = on.rescale("rescale", x)
        for stage in self.stages:
            pair = getattr(self, f"stage{stage}")
            for place in ("first", "second"):
                name = f"stage{stage}_{place}"
                x = on.relu(f"{name}_out", on.convolve(name, pair[place], x))
            if stage < len(self.stages):
                x = on.halve(f"stage{stage}_pool", x)
        return on.dense("logits", self.head, on.average("pool", x))


ARCHITECTURES = {"residual": ResidualNet, "plain": PlainNet}


def build_network(config: Config, classes: int) -> Net:
    """The untrained net of a configuration."""
    return ARCHITECTURES[config.architecture](config.width, classes, config.stages, config.stem_stride)
