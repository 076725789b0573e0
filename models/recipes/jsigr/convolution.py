"""A convolution whose input gradient is differentiated by the same kind of kernels as the convolution itself.

PyTorch's own second derivative is a convolution with kernels as large as the picture, slow on a GPU. The input gradient
is linear in the output's gradient and in the kernel, so its derivatives are a convolution and a kernel gradient:

    y = x * w      gx = w^T gy      d<v, gx>/dgy = v * w      d<v, gx>/dw = the kernel's gradient at input v
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.autograd import Function
from torch.nn.grad import conv2d_input, conv2d_weight

PADDING = 1


class _Convolution(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, kernel: Tensor, stride: int) -> Tensor:
        ctx.save_for_backward(x, kernel)
        ctx.stride = stride
        return F.conv2d(x, kernel, None, stride, PADDING)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, Tensor | None, None]:
        x, kernel = ctx.saved_tensors
        of_kernel = None
        if ctx.needs_input_grad[1] and not torch.is_grad_enabled():
            of_kernel = conv2d_weight(x.to(gradient), kernel.shape, gradient, ctx.stride, PADDING)
        of_input = _InputGradient.apply(gradient, kernel, x.shape, ctx.stride) if ctx.needs_input_grad[0] else None
        return of_input, of_kernel, None


class _InputGradient(Function):
    @staticmethod
    def forward(ctx: Any, gradient: Tensor, kernel: Tensor, shape: torch.Size, stride: int) -> Tensor:
        ctx.save_for_backward(gradient, kernel)
        ctx.stride = stride
        return conv2d_input(shape, kernel.to(gradient), gradient, stride, PADDING)

    @staticmethod
    def backward(ctx: Any, v: Tensor) -> tuple[Tensor, Tensor, None, None]:
        gradient, kernel = ctx.saved_tensors
        of_kernel = conv2d_weight(v, kernel.shape, gradient.to(v), ctx.stride, PADDING)
        return F.conv2d(v, kernel.to(v), None, ctx.stride, PADDING), of_kernel, None, None


def convolve(x: Tensor, kernel: Tensor, bias: Tensor, stride: int) -> Tensor:
    """x [B, I, H, W] with a kernel [O, I, k, k], padding 1, plus a bias [O].

    A graph made to be differentiated again (`create_graph`) holds the gradient of `x` alone, not the kernel's.
    """
    y = _Convolution.apply(x, kernel, stride)
    return y + bias[:, None, None].to(y)
