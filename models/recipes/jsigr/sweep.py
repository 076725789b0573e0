"""Choose settings on held-out training pictures: one short training each, and a table of what each gave."""

from __future__ import annotations

import fcntl
import json
from dataclasses import asdict
from pathlib import Path

from .config import RECIPES, Config, with_overrides
from .device import machine
from .markdown import percent, rows
from .train import train

LAMBDAS = {"lambda_jacobian": "λ_J", "lambda_selective": "λ_S", "lambda_gradient": "λ_G", "lambda_curvature": "λ_C"}


def sweep(config: Config, runs: Path, data: Path, trials: list[str]) -> None:
    """Train the configuration with each trial's settings (`key=value,key=value`), leaving out those already in the table.

    Shorten it with `--set epochs=2 pictures=12800`. The table, in `results/<model>.sweep.json`, is of held-out pictures
    alone.
    """
    path = RECIPES / "results" / f"{config.id}.sweep.json"
    table = json.loads(path.read_text()) if path.exists() else {}
    for trial in trials:
        shown = config.pictures or "all"
        name = f"{config.id}-sweep-{trial.replace(',', '-')}-{config.epochs}-{shown}"
        if name in table:
            continue
        settings = with_overrides(asdict(config), trial.split(",")) | {"id": name}
        records = train(Config(**settings), runs, data, resume=True)
        last = {key: value for key, value in records[-1].items() if key.startswith("held_out")}
        changed = dict.fromkeys([*LAMBDAS, *(setting.split("=")[0] for setting in trial.split(","))])
        with (runs / "sweep.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # and read again: other processes add their own trials
            table = json.loads(path.read_text()) if path.exists() else {}
            table[name] = {
                **{key: settings[key] for key in changed if settings[key]},
                "start_from": config.start_from,
                "epochs": config.epochs,
                **({"pictures": config.pictures} if config.pictures else {}),
                "turns": config.turns,
                "held_out": config.held_out,
                "checked": config.checked,
                **last,
                **machine(),
            }
            path.write_text(json.dumps(table, indent=1) + "\n")
        print(json.dumps(table[name]), flush=True)


def sweep_rows(path: Path) -> list[list[str]]:
    """One model's trials: what was set, how long, and the shares of the pictures held out."""
    known = {*LAMBDAS, "epochs", "pictures", "held_out", "checked", "turns", "start_from", "hardware", "torch"}
    body = []
    for row in json.loads(path.read_text()).values():
        weights = [f"{symbol} {row[key]:g}" for key, symbol in LAMBDAS.items() if row.get(key)]
        others = [f"{key} {row[key]}" for key in row if key not in known and not key.startswith("held_out")]
        body.append(
            [
                f"`{path.name.removesuffix('.sweep.json')}`",
                f"`{row['start_from']}`" if row.get("start_from") else "",
                ", ".join(weights + others) or "cross-entropy alone",
                f"{row['epochs']} of {row['pictures']:,}" if "pictures" in row else str(row["epochs"]),
                str(row["held_out"]),
                percent(row["held_out_clean"]),
                percent(row["held_out_attacked"]) if "held_out_attacked" in row else "–",
                str(row.get("checked", Config.checked)),
            ]
        )
    return body


def sweep_table(results: Path) -> str:
    """Every kept sweep, in percent of the pictures held out."""
    body = [row for path in sorted(results.glob("*.sweep.json")) for row in sweep_rows(path)]
    return rows(["model", "from", "settings", "epochs", "held out", "clean", "PGD-10", "attacked"], body)
