"""Reference values for the TypeScript trainer: the whole loss and its gradient by every weight, by double backpropagation
in float64.

The net is read back from its exported files, so both sides start from the same float16 weights; pictures and masks are
bytes, directions float32.
"""

from __future__ import annotations

import base64
import json
import tempfile
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from .config import REPOSITORY
from .encoding import FOLDER, encode
from .export import write_layers_model
from .loss import jsigr_terms, unit_directions
from .masks import gaussian_blur
from .network import ResidualNet
from .topology import ExportedNet

LAMBDAS = {"jacobian": 0.05, "selective": 0.08, "imitation": 0.5, "gradient": 0.3}
SMALL = {"width": 3, "classes": 4, "size": 16, "pictures": 3}
KEPT = 200  # values of a large weight's gradient that are kept, evenly spaced


def imitation(network: ExportedNet, pixels: Tensor, labels: Tensor, target: Tensor) -> Tensor:
    """mean_b (1 - cos(a_b, t_b)), a the gradient map blurred by a 32nd of the side, t the map [B, 1, H, W]."""
    inputs = pixels.clone().requires_grad_(True)
    logits = network(inputs)
    contrast = F.one_hot(labels, logits.shape[1]).to(logits) - 1.0 / logits.shape[1]
    (gradient,) = torch.autograd.grad((contrast * logits).sum(), inputs, create_graph=True)
    magnitude = (gradient.square() + 1e-8).sqrt().sum(1, keepdim=True)
    blurred = gaussian_blur(magnitude, pixels.shape[-1] / 32)
    return (1 - F.cosine_similarity(blurred.flatten(1), target.flatten(1))).mean()


def layout(gradient: Tensor) -> Tensor:
    """A kernel's gradient as TensorFlow stores kernels, HWIO, end to end."""
    return (gradient.permute(2, 3, 1, 0) if gradient.ndim == 4 else gradient).flatten()


def gradients(network: ExportedNet, total: Tensor, kept: int | None) -> list[dict]:
    """Of every weight in order: its gradient's norm, and the gradient or `kept` evenly spaced values of it."""
    weights = dict(network.named_buffers())
    found = []
    for name, gradient in zip(weights, torch.autograd.grad(total, list(weights.values()), retain_graph=True)):
        flat = layout(gradient)
        stride = 1 if kept is None else max(1, len(flat) // kept)
        found.append({"name": name.replace("__", "/"), "norm": flat.norm().item(), "stride": stride, **encode(flat[::stride][None])})
    return found


def reference(network: ExportedNet, pictures: Tensor, labels: Tensor, kept: int | None) -> dict:
    """The loss's terms and the gradient of each weighted sum, for byte pictures [B, 3, H, W]."""
    for weight in network.buffers():
        weight.requires_grad_(True)
    generator = torch.Generator().manual_seed(7)
    batch, _, height, width = pictures.shape
    salient = (torch.rand(batch, 1, height, width, generator=generator) < 0.3).double()
    pixels = pictures.double() / 255
    classes = network(pixels).shape[1]
    directions = unit_directions(batch, classes, generator).double()
    terms = jsigr_terms(network, pixels, labels, salient, directions, include=("jacobian", "selective", "gradient"))
    imitated = imitation(network, pixels, labels, salient)
    masked = terms.cross_entropy + LAMBDAS["jacobian"] * terms.jacobian + LAMBDAS["selective"] * terms.selective
    return {
        "lambdas": LAMBDAS,
        "labels": labels.tolist(),
        "directions": encode(directions),
        "salient": base64.b64encode(salient.byte().numpy().tobytes()).decode(),
        "crossEntropy": terms.cross_entropy.item(),
        "jacobian": terms.jacobian.item(),
        "selective": terms.selective.item(),
        "imitation": imitated.item(),
        "gradient": terms.gradient.item(),
        "maskedGradients": gradients(network, masked, kept),
        "imitationGradients": gradients(network, terms.cross_entropy + LAMBDAS["imitation"] * imitated, kept),
        "gradientNormGradients": gradients(network, terms.cross_entropy + LAMBDAS["gradient"] * terms.gradient, kept),
    }


def write(name: str, content: dict) -> None:
    """Write one fixture."""
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(content) + "\n")
    print(f"{path.relative_to(REPOSITORY)}: {path.stat().st_size / 1024:.0f} KiB")


def write_training_fixtures(model: Path, pictures: Tensor, labels: Tensor, source: str) -> None:
    """`training-small.json`, a net with random weights, files included, every gradient whole; and `training-<model>.json`
    for the pictures of the model's own fixture, of which two are used, with samples of the gradients."""
    torch.manual_seed(3)
    size, classes = SMALL["size"], SMALL["classes"]
    with tempfile.TemporaryDirectory() as folder:
        small = ResidualNet(SMALL["width"], classes).eval()
        for layer in small.modules():
            # Random statistics, so that folding them is part of what is compared.
            if isinstance(layer, torch.nn.BatchNorm2d):
                layer.running_mean.normal_(0, 0.3)
                layer.running_var.uniform_(0.5, 1.5)
        write_layers_model(small, "small", size, Path(folder))
        noise = torch.randint(0, 256, (SMALL["pictures"], 3, size, size), dtype=torch.uint8)
        content = {
            "source": source,
            "model": json.loads((Path(folder) / "model.json").read_text()),
            "weights": base64.b64encode((Path(folder) / "weights.bin").read_bytes()).decode(),
            "pictures": base64.b64encode(noise.permute(0, 2, 3, 1).contiguous().numpy().tobytes()).decode(),
            **reference(ExportedNet(Path(folder), torch.float64), noise, torch.arange(len(noise)) % classes, None),
        }
    write("training-small", content)
    network = ExportedNet(model, torch.float64)
    write(f"training-{model.name}", {"source": source, **reference(network, pictures[:2], labels[:2], KEPT)})
