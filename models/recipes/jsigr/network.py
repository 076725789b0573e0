"""The residual net of the CIFAR-10 family, chosen to be differentiated twice and read by eye.

Exact GELU (smooth: input-gradient penalties train ReLU nets badly), 4x4 convolutions where the stride is 2 (a kernel
divisible by its stride leaves no checkerboard in the input gradient), global average pooling, logits out, and the
pixel normalisation inside the net, so that every gradient is in pixel units.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

PIXEL_SCALE = 4.0
PIXEL_OFFSET = -2.0


class ConvNorm(nn.Module):
    """Convolution, then batch norm; padding 1, which for 3x3 stride 1 and 4x4 stride 2 is TensorFlow's 'same'."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.conv(x))

    def folded(self) -> tuple[Tensor, Tensor]:
        """The one convolution equal to this pair in evaluation mode: kernel [O, I, k, k] and bias [O]."""
        scale = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        return self.conv.weight * scale[:, None, None, None], self.norm.bias - self.norm.running_mean * scale


class ResidualBlock(nn.Module):
    """gelu(x + second(gelu(first(x)))), both 3x3 and of one width."""

    def __init__(self, channels: int):
        super().__init__()
        self.first = ConvNorm(channels, channels, 3)
        self.second = ConvNorm(channels, channels, 3)

    def forward(self, x: Tensor) -> Tensor:
        return F.gelu(x + self.second(F.gelu(self.first(x))))


class ResidualNet(nn.Module):
    """Pixels [B, 3, H, W] in [0, 1] to logits [B, classes]."""

    def __init__(self, width: int = 32, classes: int = 10):
        super().__init__()
        self.stem = ConvNorm(3, width, 3)
        self.down1 = ConvNorm(width, 2 * width, 4, 2)
        self.block1 = ResidualBlock(2 * width)
        self.down2 = ConvNorm(2 * width, 4 * width, 4, 2)
        self.block2 = ResidualBlock(4 * width)
        self.head = nn.Linear(4 * width, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = F.gelu(self.stem(x * PIXEL_SCALE + PIXEL_OFFSET))
        x = self.block1(F.gelu(self.down1(x)))
        x = self.block2(F.gelu(self.down2(x)))
        return self.head(x.mean((2, 3)))
