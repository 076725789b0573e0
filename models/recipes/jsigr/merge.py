"""Add what the TypeScript engine measured to a card, and hold it against PyTorch picture by picture."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import torch

from .config import RECIPES, Config
from .evaluate import PGD, bits, measurement, replace_measurements, write_outcomes


def merge(config: Config, models: Path, folders: list[Path]) -> None:
    """Read the `result.json` of each folder; runs of one attack and epsilon with other losses count as worst case."""
    runs: dict[tuple[str, float], list[dict]] = defaultdict(list)
    for folder in folders:
        result = json.loads((folder / "result.json").read_text())
        if result["model"] != config.id:
            raise ValueError(f"{folder} is about {result['model']}, not {config.id}")
        runs[(result["attack"], result["params"].get("eps", 0))].append(result)
    reference = json.loads((RECIPES / "results" / f"{config.id}.json").read_text())["pytorch"]
    lines, outcomes = [], {}
    for (attack, epsilon255), results in sorted(runs.items()):
        survivors = torch.tensor([result["attackedCorrect"] for result in results]).all(0)
        command = " and ".join(result["command"] for result in results)
        params = PGD if attack == "pgd" else {}
        lines.append(measurement(attack, epsilon255, params, survivors, results[0]["seed"], "limelight", command))
        name = f"{attack}-{epsilon255:g}"
        outcomes[name] = bits(survivors)
        same = reference[name][: len(survivors)]
        differing = sum(a != b for a, b in zip(same, outcomes[name]))
        print(
            json.dumps(
                {
                    "attack": name,
                    "n": len(survivors),
                    "limelight": int(survivors.sum()),
                    "pytorch": same.count("1"),
                    "pictures that differ": differing,
                }
            )
        )
    replace_measurements(models / config.id, "limelight", lines)
    write_outcomes(config.id, "limelight", outcomes)
