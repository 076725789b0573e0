"""Choose the lambdas on held-out training pictures: one short training a pair, and a table of what each gave."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from .config import RECIPES, Config
from .markdown import percent, rows
from .train import machine, train


def sweep(config: Config, runs: Path, data: Path, grid: list[tuple[float, float]]) -> None:
    """Train the configuration with each (lambda_jacobian, lambda_selective), continuing what was interrupted.

    Shorten it with `--set epochs=3`. The table, in `results/<model>.sweep.json`, is of held-out pictures alone.
    """
    path = RECIPES / "results" / f"{config.id}.sweep.json"
    table = json.loads(path.read_text()) if path.exists() else {}
    for jacobian, selective in grid:
        name = f"{config.id}-sweep-{jacobian:g}-{selective:g}-{config.epochs}"
        if name in table:
            continue
        trial = replace(config, id=name, lambda_jacobian=jacobian, lambda_selective=selective)
        records = train(trial, runs, data, resume=True)
        last = {key: value for key, value in records[-1].items() if key.startswith("held_out")}
        table[name] = {
            "lambda_jacobian": jacobian,
            "lambda_selective": selective,
            "epochs": config.epochs,
            "held_out": config.held_out,
            **last,
            **machine(),
        }
        path.write_text(json.dumps(table, indent=1) + "\n")
        print(json.dumps(table[name]), flush=True)


def sweep_table(results: Path) -> str:
    """Every kept sweep, in percent of the pictures held out."""
    body = [
        [
            f"`{path.name.removesuffix('.sweep.json')}`",
            f"{row['lambda_jacobian']:g}, {row['lambda_selective']:g}",
            str(row["epochs"]),
            str(row["held_out"]),
            percent(row["held_out_clean"]),
            percent(row["held_out_attacked"]),
        ]
        for path in sorted(results.glob("*.sweep.json"))
        for row in json.loads(path.read_text()).values()
    ]
    return rows(["model", "λ_J, λ_S", "epochs", "held out", "clean", "PGD-10"], body)
