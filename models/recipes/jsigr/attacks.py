"""The evaluation's attacks in PyTorch: the reference the TypeScript engine is held against.

PGD (Madry et al. 2018): x <- clip(x + alpha sign(dL/dx)) into the epsilon-ball and the pixel box, random start,
alpha = 2.5 epsilon / steps. L is the cross-entropy or the margin max_{k != y} z_k - z_y, on logits.
"""

from __future__ import annotations

from typing import Callable

import torch
import torch.nn.functional as F
from torch import Tensor


def margin(logits: Tensor, labels: Tensor) -> Tensor:
    """max_{k != y} z_k - z_y, [B]: positive where the picture is misclassified."""
    true = logits.gather(1, labels[:, None]).squeeze(1)
    others = logits.masked_fill(F.one_hot(labels, logits.shape[1]).bool(), -torch.inf)
    return others.amax(1) - true


LOSSES: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "cross-entropy": lambda logits, labels: F.cross_entropy(logits, labels, reduction="none"),
    "margin": margin,
}


def pgd(
    network: Callable[[Tensor], Tensor],
    pixels: Tensor,
    labels: Tensor,
    epsilon: float,
    steps: int,
    loss: str,
    generator: torch.Generator,
    random_start: bool = True,
    step_size: float | None = None,
) -> Tensor:
    """For each picture the best iterate, start and end included (as the TypeScript engine returns it).

    One that fools (margin > 0) is better than one that does not; of two alike, the one of higher loss.
    """
    alpha = 2.5 * epsilon / steps if step_size is None else step_size
    low, high = (pixels - epsilon).clamp_min(0), (pixels + epsilon).clamp_max(1)
    current = pixels
    if random_start:
        noise = torch.rand(pixels.shape, generator=generator).to(pixels) * 2 - 1
        current = (pixels + epsilon * noise).clamp(low, high)
    best, highest = current, pixels.new_full((len(pixels),), -torch.inf)
    fooled = torch.zeros(len(pixels), dtype=torch.bool, device=pixels.device)
    for step in range(steps + 1):
        inputs = current.detach().requires_grad_(step < steps)
        logits = network(inputs)
        losses = LOSSES[loss](logits, labels)
        fools = margin(logits.detach(), labels) > 0
        better = (fools & ~fooled) | ((fools == fooled) & (losses.detach() > highest))
        best = torch.where(better[:, None, None, None], inputs.detach(), best)
        highest = torch.where(better, losses.detach(), highest)
        fooled |= fools
        if step < steps:
            (gradient,) = torch.autograd.grad(losses.sum(), inputs)
            current = (inputs.detach() + alpha * gradient.sign()).clamp(low, high)
    return best.detach()


def training_pgd(
    network: Callable[[Tensor], Tensor],
    pixels: Tensor,
    labels: Tensor,
    epsilon: float,
    steps: int,
    reach: float,
    generator: torch.Generator | None,
) -> Tensor:
    """The attack of adversarial training: random start, `steps` sign steps of `reach` epsilon / steps, the last iterate.

    Without a generator the noise is drawn by the default one of the pixels' device.
    """
    low, high = (pixels - epsilon).clamp_min(0), (pixels + epsilon).clamp_max(1)
    device = generator.device if generator else pixels.device
    noise = torch.rand(pixels.shape, generator=generator, device=device).to(pixels) * 2 - 1
    current = torch.clamp(pixels + epsilon * noise, low, high)
    for _ in range(steps):
        inputs = current.detach().requires_grad_(True)
        loss = F.cross_entropy(network(inputs).float(), labels, reduction="sum")
        (gradient,) = torch.autograd.grad(loss, inputs)
        current = torch.clamp(inputs.detach() + reach * epsilon / steps * gradient.sign(), low, high)
    return current.detach()
