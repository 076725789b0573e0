"""Measure an exported model in PyTorch, for its card: clean accuracy on the whole test set, PGD on a part of it.

The attacked accuracy of a picture is its worst case over the losses; a clean error counts as not robust.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from torch import Tensor

from .attacks import LOSSES, pgd
from .card import write_card
from .config import RECIPES, Config
from .data import load_cifar10
from .export import ExportedNet

EPSILONS = (2, 4, 8)
STEPS = 20
BATCH = 250
CHECKED = 500  # pictures of the checks for masked gradients
PGD = {"steps": STEPS, "restarts": 1, "loss": "worst of cross-entropy and margin"}


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


def masking_checks(network: ExportedNet, pixels: Tensor, labels: Tensor, seed: int):
    """Runs that would betray masked gradients: attack, epsilon, parameters and which pictures stay correct.

    Noise must do less than one gradient step, one step less than many, a hundred steps hardly more than twenty, and a
    ball that holds a grey picture must leave nothing.
    """
    clean = correct(network, pixels, labels)
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randint(0, 2, pixels.shape, generator=generator) * 2.0 - 1.0
    noisy = (pixels + 8 / 255 * noise).clamp(0, 1)
    yield "sign-noise", 8, {}, clean & correct(network, noisy, labels)
    for attack, epsilon255, steps in (("fgsm", 8, 1), ("pgd-100", 8, 100), ("pgd-20", 128, 20)):
        loss = "cross-entropy" if attack == "fgsm" else "margin"
        survivors = clean.clone()
        for start in range(0, len(labels), BATCH):
            part = slice(start, start + BATCH)
            step_size = epsilon255 / 255 if attack == "fgsm" else None
            attacked = pgd(
                network, pixels[part], labels[part], epsilon255 / 255, steps, loss, generator, attack != "fgsm", step_size
            )
            survivors[part] &= correct(network, attacked, labels[part])
        yield attack, epsilon255, {"steps": steps, "loss": loss}, survivors


def bits(flags: Tensor) -> str:
    """One character a picture: 1 where it is classified as labelled."""
    return "".join("1" if flag else "0" for flag in flags.tolist())


def evaluate(config: Config, models: Path, data: Path, count: int) -> None:
    """Put the measurements into the model's card, and the outcome of every picture into `results/`."""
    folder = models / config.id
    network = ExportedNet(folder)
    pictures, labels = load_cifar10("test", data)
    pixels = pictures.float() / 255
    command = f"python models/recipes/run.py evaluate {config.id} --n {count}"
    lines, outcomes = [], {}

    def line(attack: str, epsilon255: float, params: dict, survivors: Tensor) -> None:
        lines.append(measurement(attack, epsilon255, params, survivors, config.seed, "pytorch", command))
        outcomes[f"{attack}-{epsilon255}"] = bits(survivors)
        print(json.dumps({"attack": attack, "epsilon255": epsilon255, **lines[-1]["accuracy"]}), flush=True)

    line("none", 0, {}, correct(network, pixels, labels))
    for epsilon255 in EPSILONS:
        line("pgd", epsilon255, PGD, robust(network, pixels[:count], labels[:count], epsilon255, config.seed))
    part = pixels[:CHECKED], labels[:CHECKED]
    for attack, epsilon255, params, survivors in masking_checks(network, *part, config.seed):
        line(attack, epsilon255, params, survivors)
    replace_measurements(folder, "pytorch", lines)
    write_outcomes(config.id, "pytorch", outcomes)


def measurement(
    attack: str, epsilon255: float, params: dict, survivors: Tensor, seed: int, engine: str, command: str
) -> dict:
    """One line of a card."""
    return {
        "attack": attack,
        "epsilon255": epsilon255,
        "params": params,
        "data": f"CIFAR-10 test, first {len(survivors)}",
        "seed": seed,
        "engine": engine,
        "command": command,
        "accuracy": wilson(int(survivors.sum()), len(survivors)),
    }


def replace_measurements(folder: Path, engine: str, lines: list[dict]) -> None:
    """Put an engine's lines into the card that `export` wrote, in place of those it had."""
    card = json.loads((folder / "card.json").read_text())
    measured = {"pytorch": [], "limelight": []}
    for entry in card["measurements"]:
        measured[entry["engine"]].append(entry)
    measured[engine] = lines
    write_card(folder, {**card, "measurements": measured["pytorch"] + measured["limelight"]})


def write_outcomes(model: str, engine: str, outcomes: dict[str, str]) -> None:
    """Keep what happened to every picture in `results/<model>.json`, one string of 0 and 1 an attack and engine."""
    path = RECIPES / "results" / f"{model}.json"
    path.parent.mkdir(exist_ok=True)
    known = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**known, engine: outcomes}, indent=1) + "\n")
