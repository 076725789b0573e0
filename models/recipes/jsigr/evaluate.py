"""Measure an exported model in PyTorch: clean accuracy on the whole test set, attacks on a part of it.

The attacked accuracy of a picture is its worst case over losses and restarts; a clean error counts as not robust.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import torch
from torch import Tensor

from .attacks import pgd
from .config import Config
from .data import FAMILIES, to_pixels
from .device import fastest_device, float32_convolutions
from .intervals import wilson
from .results import Results, bits
from .topology import ExportedNet

BATCH = 125
BOTH = "worst of cross-entropy and margin"
RUNS = {BOTH: ("cross-entropy", "margin")}  # the losses whose worst case counts


@dataclass(frozen=True)
class Measurement:
    """One attack of the plan."""

    attack: str  # the id it has in the TypeScript engine
    epsilon255: float
    params: dict
    long: bool = False  # made on fewer pictures

    @property
    def about(self) -> dict:
        """What a record says of it."""
        return {"attack": self.attack, "epsilon255": self.epsilon255, "params": self.params}


def pgd_measurement(epsilon255: float, steps: int, restarts: int, loss: str, long: bool = False) -> Measurement:
    """PGD with random start and steps of 2.5 epsilon / steps."""
    return Measurement("pgd", epsilon255, {"steps": steps, "restarts": restarts, "loss": loss}, long)


EPSILONS = (2, 4, 8)

# What every comparison of nets begins with, by the heads of its columns.
COMPARED = {
    "clean": Measurement("none", 0, {}),
    **{f"PGD-20, ε = {epsilon}/255": pgd_measurement(epsilon, 20, 1, BOTH) for epsilon in EPSILONS},
}

# Everything that is measured.
PLAN = [
    *COMPARED.values(),
    *(Measurement("fgsm", epsilon, {"loss": "cross-entropy"}) for epsilon in EPSILONS),
    # What would betray masked gradients: noise must do less than one gradient step, one step less than many, a
    # hundred steps hardly more than twenty, and a ball that holds a grey picture must leave nothing.
    Measurement("noise", 8, {}),
    pgd_measurement(128, 20, 1, "margin", long=True),
    *(pgd_measurement(epsilon, 100, 5, BOTH, long=True) for epsilon in EPSILONS),
]


@torch.no_grad()
def correct(network: ExportedNet, pixels: Tensor, labels: Tensor) -> Tensor:
    """Which pictures are classified as labelled, [N] of bool."""
    return torch.cat([network(x).argmax(1) == y for x, y in zip(pixels.split(BATCH), labels.split(BATCH))])


Attack = Callable[[Tensor, Tensor, torch.Generator], Tensor]


def attacks_of(network: ExportedNet, measurement: Measurement) -> list[Attack]:
    """The runs whose worst case a measurement is."""
    epsilon, params = measurement.epsilon255 / 255, measurement.params
    if measurement.attack == "none":
        return []
    if measurement.attack == "noise":
        sign = lambda x, generator: torch.randint(0, 2, x.shape, generator=generator).to(x) * 2.0 - 1.0  # noqa: E731
        return [lambda x, y, generator: (x + epsilon * sign(x, generator)).clamp(0, 1)]
    if measurement.attack == "fgsm":
        return [lambda x, y, generator: pgd(network, x, y, epsilon, 1, params["loss"], generator, False, epsilon)]
    losses = RUNS.get(params["loss"], (params["loss"],))
    return [
        lambda x, y, generator, loss=loss: pgd(network, x, y, epsilon, params["steps"], loss, generator)
        for _ in range(params["restarts"])
        for loss in losses
    ]


def survivors(network: ExportedNet, pixels: Tensor, labels: Tensor, measurement: Measurement, seed: int) -> Tensor:
    """Which pictures stay correct, clean and under every run of a measurement, [N] of bool."""
    alive = correct(network, pixels, labels)
    generator = torch.Generator().manual_seed(seed)
    for attack in attacks_of(network, measurement):
        for index in alive.nonzero().squeeze(1).split(BATCH):
            x, y = pixels[index], labels[index]
            alive[index] = correct(network, attack(x, y, generator), y)
    return alive


def at_size(pictures: Tensor, labels: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """Stored pictures at a net's size, in [0, 1], and their labels."""
    return torch.cat([to_pixels(part, size) for part in pictures.split(500)]), labels


def test_pictures(config: Config, data: Path) -> tuple[Tensor, Tensor]:
    """All test pictures at the family's size, in [0, 1], and their labels, on the fastest device."""
    family = FAMILIES[config.family]
    pixels, labels = at_size(*family.load("test", data), family.size)
    return pixels.to(fastest_device()), labels.to(fastest_device())


def exported(folder: Path) -> ExportedNet:
    """A model as it ships, on the fastest device."""
    return ExportedNet(folder).to(fastest_device(), memory_format=torch.channels_last)


Todo = list[tuple[Measurement, int]]  # and on how many of the first pictures; 0: on all


@float32_convolutions()
def measure(network: ExportedNet, results: Results, tests: tuple[Tensor, Tensor], about: dict, todo: Todo) -> None:
    """Record the outcome of every picture of the first n under each measurement.

    `about` has the records' data, seed and command. What is recorded already is not measured again.
    """
    pixels, labels = tests
    for measurement, count in todo:
        n = count or len(labels)
        record = {"kind": "accuracy", **measurement.about, "n": n, **about}
        if results.find(record):
            continue
        right = survivors(network, pixels[:n], labels[:n], measurement, about["seed"])
        results.add({**record, "outcome": bits(right)})
        print(json.dumps({**measurement.about, **wilson(int(right.sum()), n)}), flush=True)


def counted(measurements: list[Measurement], count: int, count_long: int = 0) -> Todo:
    """Attacks on the first `count` test pictures, long ones on `count_long`; clean pictures all."""
    counts = lambda each: 0 if each.attack == "none" else count_long if each.long else count  # noqa: E731
    return [(each, counts(each)) for each in measurements]


def evaluate(config: Config, models: Path, data: Path, count: int, count_long: int) -> None:
    """The whole plan into `results/`."""
    model = models / config.id
    command = f"python models/recipes/run.py evaluate {config.id} --n {count} --n-long {count_long}"
    about = {"data": FAMILIES[config.family].test, "seed": config.seed, "command": command}
    measure(exported(model), Results(model), test_pictures(config, data), about, counted(PLAN, count, count_long))
