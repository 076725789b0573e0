"""The official AutoAttack (Croce and Hein 2020; PyPI `pyautoattack`, by its authors), standard set, on an exported model.

APGD-CE, targeted APGD-DLR, targeted FAB and Square, each on what the ones before left standing. Square breaking pictures
that the gradient attacks could not is a sign of masked gradients, so the count after each is kept.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch

from .config import Config
from .data import FAMILIES
from .device import fastest_device, float32_convolutions
from .evaluate import correct, exported, test_pictures
from .intervals import wilson
from .results import Results, bits

BATCH = 1000 if torch.cuda.is_available() else 100


@float32_convolutions()
def measure(config: Config, models: Path, data: Path, count: int, results: Results, command: str) -> None:
    """Add the records `autoattack-stage` (after each attack) and `autoattack` (after all) to these results."""
    from pyautoattack import AutoAttack

    network, device = exported(models / config.id), fastest_device()
    epsilon255 = FAMILIES[config.family].epsilon255
    pixels, labels = (tensor[:count] for tensor in test_pictures(config, data))
    adversary = AutoAttack(network, norm="Linf", eps=epsilon255 / 255, seed=config.seed, version="standard", device=device)
    stages = list(adversary.attacks_to_run)
    alive = correct(network, pixels, labels)
    for place, stage in enumerate(stages):
        done = stages[: place + 1]
        record = {
            "kind": "accuracy",
            "attack": "autoattack" if done == stages else "autoattack-stage",
            "epsilon255": epsilon255,
            "params": {"version": "standard", "after": ", ".join(done)},
            "data": FAMILIES[config.family].test,
            "n": count,
            "seed": config.seed,
            "command": command,
        }
        known = results.find(record)
        if known:
            alive = torch.tensor([flag == "1" for flag in known["outcome"][:count]], device=device)
            continue
        index = alive.nonzero().squeeze(1)
        if len(index):
            adversary.attacks_to_run = [stage]
            attacked, _ = adversary.run_standard_evaluation(pixels[index], labels[index], batch_size=BATCH)
            # What AutoAttack saw broken it gives back changed; in batches of another size the last digits may say otherwise.
            unbroken = (attacked == pixels[index]).flatten(1).all(1)
            alive[index] = correct(network, attacked, labels[index]) & unbroken
        results.add({**record, "outcome": bits(alive)})
        print(json.dumps({"after": stage, **wilson(int(alive.sum()), count)}), flush=True)

