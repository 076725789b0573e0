"""Reference values for the TypeScript engine, from an exported model in float64: logits, gradients, attacks, maps.

The pictures are the first correctly classified test pictures, as bytes, so that both sides see exactly the same input.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from .attacks import pgd
from .config import REPOSITORY, Config
from .data import load_cifar10
from .encoding import FOLDER, encode
from .topology import ExportedNet
from .masks import perturbation_saliency
from .photographs import write_photograph_fixture
from .training_fixture import write_training_fixtures

COUNT = 4
EPSILON = 8 / 255
TRAINED = "cifar10-standard"  # the model that fine-tuning starts from


def grad_cam(network: ExportedNet, pixels: Tensor, labels: Tensor) -> Tensor:
    """relu(sum_k mean_ij(dz_y/dA_k) A_k) at the activation's own size, [B, 1, h, w]."""
    features = network.features(pixels).detach().requires_grad_(True)
    score = network.classify(features).gather(1, labels[:, None]).sum()
    (gradient,) = torch.autograd.grad(score, features)
    return F.relu((gradient.mean((2, 3), keepdim=True) * features).sum(1, keepdim=True)).detach()


def write_fixtures(config: Config, models: Path, data: Path) -> None:
    """Write `src/engine/fixtures/<model>.json`; only CIFAR-10's test pictures may be kept in it."""
    if config.family != "cifar10":
        write_photograph_fixture(models / config.id, f"python models/recipes/run.py fixtures {config.id}")
        return
    network = ExportedNet(models / config.id, torch.float64)
    pictures, labels = load_cifar10("test", data)
    with torch.no_grad():
        right = network(pictures[:64].double() / 255).argmax(1) == labels[:64]
    index = right.nonzero().squeeze(1)[:COUNT]
    pixels, labels = pictures[index].double() / 255, labels[index]
    inputs = pixels.clone().requires_grad_(True)
    logits = network(inputs)
    (logit_gradient,) = torch.autograd.grad(
        logits.gather(1, labels[:, None]).sum(), inputs, retain_graph=True
    )
    (loss_gradient,) = torch.autograd.grad(F.cross_entropy(logits, labels, reduction="sum"), inputs)
    generator = torch.Generator().manual_seed(0)
    attacked = pgd(
        network, pixels, labels, EPSILON, 5, "cross-entropy", generator, random_start=False, step_size=2 / 255
    )
    source = f"python models/recipes/run.py fixtures {config.id} (PyTorch {torch.__version__.split('+')[0]}, float64)"
    content = {
        "model": config.id,
        "source": source,
        "testIndices": index.tolist(),
        "labels": labels.tolist(),
        "pictures": base64.b64encode(pictures[index].permute(0, 2, 3, 1).contiguous().numpy().tobytes()).decode(),
        "logits": encode(logits),
        "logitGradient": encode(logit_gradient),
        "crossEntropyGradient": encode(loss_gradient),
        "pgd5": {"epsilon255": 8, "stepSize255": 2, **encode(attacked)},
        "gradCam": encode(grad_cam(network, pixels, labels)),
        "blurPerturbationDrop": encode(perturbation_saliency(network, pixels, labels)[:, None].double()),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{config.id}.json"
    path.write_text(json.dumps(content) + "\n")
    print(f"{path.relative_to(REPOSITORY)}: {path.stat().st_size / 1024:.0f} KiB")
    if config.id == TRAINED:
        write_training_fixtures(models / config.id, pictures[index], labels, source)
