"""The J-SIGR-style loss: cross-entropy + lambda_J R_J + lambda_S R_S, with input gradients in pixel units, and two terms
that may be added to it.

    R_J = (C / 2B) sum_b || d<v_b, z_b>/dx_b ||^2      v_b uniform on the unit sphere of R^C (Hoffman et al. 2019)
    R_S = (1 / B)  sum_b || (1 - M_b) * d<c_b, z_b>/dx_b ||^2      c_b = t_b - 1/C, t_b the label as probabilities
    R_G = (1 / B)  sum_b || dL_b/dx_b ||_1      L_b the cross-entropy: the dual norm of an L-infinity ball
    R_C = (1 / B)  sum_b || dL_b/dx (x_b + h z_b) - dL_b/dx (x_b) ||_2      z_b = sign(g_b) / || sign(g_b) ||_2, g_b = dL_b/dx_b
          (Moosavi-Dezfooli et al. 2019, not squared)

R_J is an unbiased one-draw estimate of half the mean squared Frobenius norm of the logits' Jacobian. M is 1 on the
salient pixels, which R_S leaves alone. The scores of R_J and R_S are linear in the logits, so no softmax is
differentiated twice for them.
"""

from __future__ import annotations

from typing import Callable, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor


class Terms(NamedTuple):
    """The terms before their weights, each a scalar."""

    cross_entropy: Tensor
    jacobian: Tensor
    selective: Tensor
    gradient: Tensor
    curvature: Tensor


def unit_directions(batch: int, classes: int, generator: torch.Generator | None = None) -> Tensor:
    """One direction a sample, uniform on the unit sphere: [B, C]."""
    return F.normalize(torch.randn(batch, classes, generator=generator), dim=1)


def as_probabilities(labels: Tensor, classes: int) -> Tensor:
    """Labels [B], or mixed ones [B, C], as probabilities [B, C]."""
    return labels if labels.ndim == 2 else F.one_hot(labels, classes).float()


def jsigr_terms(
    network: Callable[[Tensor], Tensor],
    pixels: Tensor,
    labels: Tensor,
    salient: Tensor,
    directions: Tensor,
    label_smoothing: float = 0.0,
    include: tuple[str, ...] = ("jacobian", "selective"),
    curvature_step: float = 1.5,
    by_picture: bool = False,
) -> Terms:
    """The terms for pixels [B, 3, H, W] in [0, 1], labels [B] or [B, C], salient mask [B, 1, H, W], directions [B, C].

    Samples must not mix inside `network` (freeze batch norm), or a picture's gradient would hold its neighbours'.
    The result can be differentiated with respect to the network's parameters. A term not in `include` costs nothing
    and comes back as 0. `by_picture` shares the pictures out among the included terms (but curvature), each term's mean
    being over its own: one double backpropagation for all, the same expectation, and every step holds every term.
    """
    inputs = pixels.detach().requires_grad_(True)
    logits = network(inputs)
    batch, classes = logits.shape
    target = as_probabilities(labels, classes).to(logits.dtype)
    losses = F.cross_entropy(logits, target, label_smoothing=label_smoothing, reduction="none")
    scores = {
        "jacobian": lambda: (directions * logits).sum(1),
        "selective": lambda: ((target - 1.0 / classes) * logits).sum(1),
        "gradient": lambda: losses,
    }
    measures = {
        "jacobian": lambda gradient: 0.5 * classes * gradient.square().sum((1, 2, 3)),
        "selective": lambda gradient: ((1.0 - salient) * gradient).square().sum((1, 2, 3)),
        "gradient": lambda gradient: gradient.abs().sum((1, 2, 3)),
    }
    terms = dict.fromkeys(Terms._fields, logits.new_zeros(())) | {"cross_entropy": losses.mean()}
    wanted = [name for name in scores if name in include]
    if by_picture and len(wanted) > 1:
        payer = torch.arange(batch, device=logits.device) % len(wanted)
        score = torch.stack([scores[name]() for name in wanted], 1).gather(1, payer[:, None])
        (gradient,) = torch.autograd.grad(score.sum(), inputs, create_graph=True)
        for place, name in enumerate(wanted):
            terms[name] = measures[name](gradient)[place :: len(wanted)].mean()
    else:
        for name in wanted:
            (gradient,) = torch.autograd.grad(scores[name]().sum(), inputs, create_graph=True)
            terms[name] = measures[name](gradient).mean()
    if "curvature" in include:
        terms["curvature"] = curvature(network, inputs, losses, target, label_smoothing, curvature_step)
    return Terms(**terms)


def curvature(
    network: Callable[[Tensor], Tensor], inputs: Tensor, losses: Tensor, target: Tensor, label_smoothing: float, step: float
) -> Tensor:
    """R_C, from the losses [B] of `inputs`; `step` is h, in the L2 norm of pixels."""
    (here,) = torch.autograd.grad(losses.sum(), inputs, create_graph=True)
    direction = here.detach().sign()
    direction = direction / direction.flatten(1).norm(dim=1).clamp_min(1e-12)[:, None, None, None]
    moved = (inputs.detach() + step * direction).requires_grad_(True)
    loss = F.cross_entropy(network(moved), target, label_smoothing=label_smoothing, reduction="sum")
    (there,) = torch.autograd.grad(loss, moved, create_graph=True)
    return (there - here).flatten(1).norm(dim=1).mean()
