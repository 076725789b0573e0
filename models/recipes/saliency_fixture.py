"""Writes what other programs make of the same pictures, networks, coalitions and scores as the page's explanations.

    pip install torch captum==0.9.0 grad-cam==1.5.7 lime==0.2.0.1 shap==0.51.0
    python models/recipes/saliency_fixture.py

The network, the pictures and the numbers are given by formulas (`backward_rules_fixture.py`, `src/engine/testing/rectifying-model.ts`);
the answers stand in `src/engine/fixtures/saliency.json`. Variants: captum's integrated gradients by its middle and right Riemann sums (its
trapezoid is low by 1 - 1/n), occlusion with overlaps averaged; LayerGradCam without ReLU. pytorch-grad-cam's weights and maps of a layer,
before its ReLU and its stretching to [0, 1]; for Score-CAM its masks are enlarged with half-pixel centres, where it aligns corners.
Layers' maps are enlarged by PyTorch, bilinearly with half-pixel centres. lime's ridge regression of its image explainer on given coalitions;
captum's NoiseTunnel is given the page's own noise (`src/domain/random.ts`), in the place of PyTorch's. RISE is its formula, of the logit, by
masks of the page's own draws, which PyTorch enlarges.
shap's KernelExplainer on a game of six players, of which it tries every coalition.
"""

import json
import math
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import shap
import torch
from backward_rules_fixture import Network, waves
from captum.attr import (
    Deconvolution,
    GuidedBackprop,
    InputXGradient,
    IntegratedGradients,
    LayerGradCam,
    NoiseTunnel,
    Occlusion,
    Saliency,
)
from lime.lime_base import LimeBase
from pytorch_grad_cam import GradCAMPlusPlus, HiResCAM, LayerCAM, ScoreCAM
from sklearn.metrics import pairwise_distances
from torch.nn import functional as F

FIXTURE = Path(__file__).resolve().parents[2] / "src" / "engine" / "fixtures" / "saliency.json"
SIZE, TARGETS, STEPS = 12, [1, 3], 20
SAMPLES, NOISE, SEED = 2, 0.15, 7
MASKS, CELLS, DENSITY = 12, 5, 0.4
LIBRARIES = ["captum", "grad-cam", "lime", "scikit-learn", "shap", "torch"]


def rounded(values) -> list[float]:
    return [float(f"{float(v):.6g}") for v in np.asarray(values).ravel()]


def pictures() -> torch.Tensor:
    return (0.5 + waves([2, SIZE, SIZE, 3], 0.4, 0.3)).permute(0, 3, 1, 2)


def by_channel_last(maps: torch.Tensor) -> list[float]:
    return rounded(maps.detach().permute(0, 2, 3, 1))


def enlarged(coarse) -> list[float]:
    coarse = torch.as_tensor(coarse).detach().reshape(len(TARGETS), 1, SIZE // 2, SIZE // 2)
    return by_channel_last(F.interpolate(coarse, size=(SIZE, SIZE), mode="bilinear", align_corners=False))


def class_activation(model: Network) -> dict:
    x = pictures()
    seen = {}
    handle = model.second.register_forward_hook(lambda _module, _inputs, output: seen.update(a=output))
    logits = model(x.requires_grad_())
    handle.remove()
    activation = seen["a"]
    gradient = torch.autograd.grad(logits[range(2), TARGETS].sum(), activation)[0]
    a, g = activation.detach().numpy(), gradient.numpy()

    def of_weights(weights) -> list[float]:
        return enlarged((np.asarray(weights)[:, :, None, None] * a).sum(1))

    half_pixel = lambda size: torch.nn.Upsample(size=tuple(size), mode="bilinear", align_corners=False)  # noqa: E731
    torch.nn.UpsamplingBilinear2d, kept = half_pixel, torch.nn.UpsamplingBilinear2d
    goals = [lambda output, target=target: output[target] for target in TARGETS]
    weights = ScoreCAM.get_cam_weights(SimpleNamespace(model=model, device="cpu"), x.detach(), [model.second], goals, a, g)
    torch.nn.UpsamplingBilinear2d = kept
    return {
        "gradcam": enlarged(LayerGradCam(model, model.second).attribute(x, TARGETS)),
        # In units in which the 1e-6 that it adds to a denominator is nothing.
        "gradcam-plus-plus": of_weights(GradCAMPlusPlus.get_cam_weights(None, None, None, None, a / 1e4, g * 1e4) / 1e4),
        "hirescam": enlarged(HiResCAM.get_cam_image(None, None, None, None, a, g, False)),
        "layercam": enlarged(LayerCAM.get_cam_image(None, None, None, None, a, g, False)),
        "scorecam": of_weights(weights),
    }


def whole(model: Network) -> dict:
    x = pictures()
    gradients = IntegratedGradients(model)
    path = {
        rule: by_channel_last(gradients.attribute(x, 0.0, TARGETS, n_steps=STEPS, method=f"riemann_{name}"))
        for rule, name in [("midpoint", "middle"), ("right", "right")]
    }
    hidden = Occlusion(model).attribute(x, (3, 5, 5), strides=(3, 2, 2), target=TARGETS, baselines=0.5)
    return {
        "gradient-input": by_channel_last(InputXGradient(model).attribute(x.requires_grad_(), TARGETS)),
        "integrated-gradients": path,
        # captum gives a pixel's three colours the same.
        "occlusion": by_channel_last(hidden[:, :1]),
    }


def mix(value: int) -> int:
    t = (value ^ value >> 15) * (1 | value) & 0xFFFFFFFF
    t ^= t + ((t ^ t >> 7) * (61 | t) & 0xFFFFFFFF) & 0xFFFFFFFF
    return t ^ t >> 14


def uniform(seed: int):
    state = mix(mix(seed) ^ 0x9E3779B9)
    while True:
        state = state + 0x6D2B79F5 & 0xFFFFFFFF
        yield mix(state) / 2**32


def gaussian(count: int, sigma: float, seed: int) -> np.ndarray:
    draws = uniform(seed)
    values = []
    while len(values) < count:
        a, b = 2 * next(draws) - 1, 2 * next(draws) - 1
        square = a * a + b * b
        if 0 < square < 1:
            radius = sigma * math.sqrt(-2 * math.log(square) / square)
            values += [a * radius, b * radius]
    return np.array(values[:count]).astype("float32").astype("float64")


def noise_tunnel(model: Network) -> dict:
    # One picture: captum holds its samples one after the other, the page those of all pictures.
    x, target = pictures()[:1], TARGETS[0]
    drawn = torch.tensor(gaussian(SAMPLES * x.numel(), NOISE, SEED)).reshape(SAMPLES, SIZE, SIZE, 3).permute(0, 3, 1, 2)
    path = {"n_steps": STEPS, "method": "riemann_middle"}

    def of(base, statistic: str, **given) -> list[float]:
        kept, torch.normal = torch.normal, lambda *_: drawn
        maps = NoiseTunnel(base).attribute(
            x, nt_type=statistic, nt_samples=SAMPLES, nt_samples_batch_size=SAMPLES, stdevs=NOISE, target=target, **given
        )
        torch.normal = kept
        return by_channel_last(maps)

    return {
        "gradient": {
            "mean": of(Saliency(model), "smoothgrad", abs=False),
            "square": of(Saliency(model), "smoothgrad_sq", abs=False),
            "variance": of(Saliency(model), "vargrad", abs=False),
        },
        "gradient-input": {"mean": of(InputXGradient(model), "smoothgrad")},
        "integrated-gradients": {"variance": of(IntegratedGradients(model), "vargrad", **path)},
        "guided-backprop": {"mean": of(GuidedBackprop(model), "smoothgrad")},
        "deconvolution": {"square": of(Deconvolution(model), "smoothgrad_sq")},
    }


def rise_masks(count: int, cells: int, density: float, seed: int) -> torch.Tensor:
    """RISE's masks by the page's own random numbers, enlarged by PyTorch."""
    draws = uniform(seed)
    side = math.ceil(SIZE / cells)
    masks = []
    for _ in range(count):
        grid = torch.tensor([float(next(draws) < density) for _ in range(cells**2)], dtype=torch.float64)
        large = F.interpolate(grid.reshape(1, 1, cells, cells), size=((cells + 1) * side,) * 2, mode="bilinear")
        top, left = (math.floor(next(draws) * side) for _ in range(2))
        masks.append(large[0, 0, top : top + SIZE, left : left + SIZE])
    return torch.stack(masks)


def rise(model: Network) -> list[float]:
    masks = rise_masks(MASKS, CELLS, DENSITY, SEED)
    x = pictures()
    scores = torch.stack([model(picture * masks[:, None])[:, target] for picture, target in zip(x, TARGETS)])
    return rounded(scores @ masks.flatten(1) / (MASKS * DENSITY))


def lime_weights() -> list[float]:
    data = (waves([20, 6], 1, 0.5).numpy() > 0).astype(float)
    data[0] = 1
    scores = waves([20, 1], 0.5, 0.2).numpy() + 0.5
    kernel = lambda d: np.sqrt(np.exp(-(d**2) / 0.25**2))  # noqa: E731
    distances = pairwise_distances(data, data[:1], metric="cosine").ravel()
    _, local, _, _ = LimeBase(kernel).explain_instance_with_data(data, scores, distances, 0, 6, feature_selection="none")
    return rounded([value for _, value in sorted(local)])


def shapley() -> list[float]:
    worth = waves([64], 1, 0.4).numpy()
    game = lambda z: worth[(z @ (2 ** np.arange(6))).astype(int)]  # noqa: E731
    explainer = shap.KernelExplainer(game, np.zeros((1, 6)))
    return rounded(explainer.shap_values(np.ones((1, 6)), nsamples=1000, l1_reg=0, silent=True)[0])


if __name__ == "__main__":
    network = Network("relu")
    made = {
        "source": "python models/recipes/saliency_fixture.py ("
        + ", ".join(f"{name} {version(name).split('+')[0]}" for name in LIBRARIES)
        + ", float64; gradcam is captum's, the other maps of layers grad-cam's, lime's ridge regression scikit-learn's)",
        "size": SIZE,
        "targets": TARGETS,
        "steps": STEPS,
        "maps": {**class_activation(network), **whole(network)},
        "noiseTunnel": {"samples": SAMPLES, "noise": NOISE, "seed": SEED, "maps": noise_tunnel(network)},
        "rise": {"samples": MASKS, "cells": CELLS, "density": DENSITY, "seed": SEED, "map": rise(network)},
        "lime": lime_weights(),
        "shapley": shapley(),
    }
    FIXTURE.write_text(json.dumps(made, separators=(",", ":")) + "\n")
