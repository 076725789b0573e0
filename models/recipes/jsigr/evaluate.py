"""Measure an exported model in PyTorch and write its card: clean accuracy on the whole test set, PGD on a part of it.

The attacked accuracy of a picture is its worst case over the losses; a clean error counts as not robust.
"""

from __future__ import annotations

import json
import math
import platform
import time
from pathlib import Path

import torch
from torch import Tensor

from .attacks import LOSSES, pgd
from .config import Config
from .data import CLASSES, load_cifar10
from .export import ExportedNet

EPSILONS = (2, 4, 8)
STEPS = 20
BATCH = 250


def wilson(count: int, total: int) -> dict[str, float | int]:
    """A proportion with its 95 % Wilson score interval."""
    z, share = 1.959964, count / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = max(0.0, centre - reach), min(1.0, centre + reach)
    return {"value": round(share, 4), "low": round(low, 4), "high": round(high, 4), "count": count, "n": total}


@torch.no_grad()
def correct(network: ExportedNet, pixels: Tensor, labels: Tensor) -> Tensor:
    """Which pictures are classified as labelled, [N] of bool."""
    return torch.cat([network(x).argmax(1) == y for x, y in zip(pixels.split(BATCH), labels.split(BATCH))])


def robust(network: ExportedNet, pixels: Tensor, labels: Tensor, epsilon255: float, seed: int) -> Tensor:
    """Which pictures stay correct, clean and under PGD with every loss, [N] of bool."""
    survivors = correct(network, pixels, labels)
    for loss in LOSSES:
        generator = torch.Generator().manual_seed(seed)
        for start in range(0, len(labels), BATCH):
            part = slice(start, start + BATCH)
            alive = survivors[part].nonzero().squeeze(1) + start
            if len(alive) == 0:
                continue
            attacked = pgd(network, pixels[alive], labels[alive], epsilon255 / 255, STEPS, loss, generator)
            survivors[alive] = correct(network, attacked, labels[alive])
    return survivors


def cpu_name() -> str:
    """What the training ran on, in words."""
    return f"{torch.get_num_threads()} threads of a {platform.machine()} processor, no GPU"


def evaluate(config: Config, models: Path, data: Path, count: int) -> None:
    """Write `card.json` beside the model, keeping the lines another engine measured."""
    folder = models / config.id
    network = ExportedNet(folder)
    pictures, labels = load_cifar10("test", data)
    pixels = pictures.float() / 255
    command = f"python models/recipes/run.py evaluate {config.id} --n {count}"
    lines = []

    def line(attack: str, epsilon255: float, params: dict, survivors: Tensor) -> None:
        accuracy = wilson(int(survivors.sum()), len(survivors))
        lines.append(
            {
                "attack": attack,
                "epsilon255": epsilon255,
                "params": params,
                "data": f"CIFAR-10 test, first {len(survivors)}",
                "seed": config.seed,
                "engine": "pytorch",
                "command": command,
                "accuracy": accuracy,
            }
        )
        print(json.dumps({"attack": attack, "epsilon255": epsilon255, **accuracy}), flush=True)

    line("none", 0, {}, correct(network, pixels, labels))
    for epsilon255 in EPSILONS:
        started = time.time()
        survivors = robust(network, pixels[:count], labels[:count], epsilon255, config.seed)
        params = {"steps": STEPS, "restarts": 1, "loss": "worst of cross-entropy and margin"}
        line("pgd", epsilon255, params, survivors)
        print(f"{time.time() - started:.0f} s", flush=True)
    path = folder / "card.json"
    others = json.loads(path.read_text())["measurements"] if path.exists() else []
    lines += [entry for entry in others if entry["engine"] != "pytorch"]
    path.write_text(json.dumps(card(config, network.parameter_count, lines), indent=2) + "\n")


def card(config: Config, parameters: int, measurements: list[dict]) -> dict:
    """The card's content; its schema is `src/domain/model-card.ts`."""
    limits = [
        "32 x 32 pixels and ten classes: a picture of anything else still gets one of the ten names.",
        "Trained on two processor cores in under an hour, one seed: an honest small model, not a record.",
    ]
    if config.regularised:
        limits.append("A J-SIGR-style defence, reconstructed from the paper's abstract and its ingredient papers.")
        limits.append("Robust in degree, not in kind: a stronger attack or a larger epsilon still fools it.")
    settings = {key: value for key, value in json.loads(config.to_json()).items() if key not in ("id", "label", "summary")}
    return {
        "version": 1,
        "id": config.id,
        "label": config.label,
        "summary": config.summary,
        "classes": CLASSES,
        "inputShape": [32, 32, 3],
        "parameters": parameters,
        "training": {
            "data": f"CIFAR-10 training set, {50000 - config.held_out} pictures ({config.held_out} held out)",
            "recipe": f"python models/recipes/run.py train {config.id}",
            "settings": settings,
            "hardware": cpu_name(),
            "torch": torch.__version__.split("+")[0],
        },
        "measurements": measurements,
        "limits": limits,
        "licence": "Apache-2.0 (weights); CIFAR-10 by A. Krizhevsky, 2009",
    }
