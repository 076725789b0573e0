"""Blur-perturbation saliency of a frozen teacher (Greydanus et al. 2018), and the mask of salient pixels.

    x'_ij = x (1 - m_ij) + blur(x) m_ij      S(i, j) = max(0, p_y(x) - p_y(x'_ij))

m_ij is a Gaussian-smoothed disc of peak 1 at grid point (i, j). The blur's sigma is a sixteenth of the picture's side.
For 32x32 pixels: blur sigma 2, disc radius 2, a point every 4 pixels (64 evaluations a picture).
"""

from __future__ import annotations

from typing import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

STRIDE = 4
RADIUS = 2.0
BLUR_SHARE = 1 / 16


def gaussian_blur(pictures: Tensor, sigma: float) -> Tensor:
    """Gaussian blur of [B, C, S, S], kernel cut at 3 sigma, edges repeated: M x M^T, M the blur of one axis."""
    size, reach = pictures.shape[-1], int(round(3 * sigma))
    taps = torch.exp(-0.5 * (torch.arange(-reach, reach + 1, dtype=pictures.dtype) / sigma) ** 2)
    source = (torch.arange(size)[:, None] + torch.arange(-reach, reach + 1)).clamp(0, size - 1)
    matrix = torch.zeros(size, size, dtype=pictures.dtype)
    matrix.scatter_add_(1, source, (taps / taps.sum()).expand(size, -1))
    matrix = matrix.to(pictures.device)
    with torch.autocast(pictures.device.type, enabled=False):
        return matrix @ pictures.contiguous() @ matrix.t()


def bumps(size: int, stride: int = STRIDE, radius: float = RADIUS) -> Tensor:
    """All masks m_ij, [points, 1, size, size]: a disc of `radius` blurred with sigma = radius, peak scaled to 1."""
    centres = torch.arange(stride // 2, size, stride, dtype=torch.float32)
    axis = torch.arange(size, dtype=torch.float32)
    squared = (axis[None, :] - centres[:, None]) ** 2
    discs = (squared[:, None, :, None] + squared[None, :, None, :] <= radius**2).float().view(-1, 1, size, size)
    smooth = gaussian_blur(discs, radius)
    return smooth / smooth.amax((1, 2, 3), keepdim=True)


@torch.no_grad()
def perturbation_saliency(
    network: Callable[[Tensor], Tensor],
    pictures: Tensor,
    labels: Tensor,
    stride: int = STRIDE,
    radius: float = RADIUS,
) -> Tensor:
    """S on the grid, [B, points, points], for pictures [B, 3, H, W] in [0, 1]."""
    batch, _, size, _ = pictures.shape
    masks = bumps(size, stride, radius).to(pictures)
    index = labels[:, None]
    clean = network(pictures).float().softmax(1).gather(1, index)
    blurred = gaussian_blur(pictures, BLUR_SHARE * size).to(pictures.dtype)
    drops = [
        clean - network(torch.lerp(pictures, blurred, mask)).float().softmax(1).gather(1, index) for mask in masks
    ]
    points = int(round(len(masks) ** 0.5))
    return torch.cat(drops, 1).clamp_min(0).view(batch, points, points)


def salient_mask(saliency: Tensor, size: int, fraction: float) -> Tensor:
    """The top `fraction` of each picture's saliency, resized bilinearly, as [B, 1, size, size] of 0 and 1.

    A flat map (the teacher is unmoved, or wrong already) gives all ones: that picture has no selective penalty.
    """
    full = F.interpolate(saliency[:, None].float(), size=(size, size), mode="bilinear", align_corners=False)
    threshold = torch.quantile(full.flatten(1), 1.0 - fraction, dim=1)[:, None, None, None]
    flat = full.amax((1, 2, 3), keepdim=True) <= 1e-6
    return ((full >= threshold) | flat).float()
