"""The README's table of models, made from the cards: `python models/recipes/run.py table`."""

from __future__ import annotations

import json
from pathlib import Path


def cell(accuracy: dict) -> str:
    """A share with its interval in percent."""
    return f"{100 * accuracy['value']:.1f} % ({100 * accuracy['low']:.1f}–{100 * accuracy['high']:.1f})"


def table(models: Path) -> str:
    """One row a model and engine: clean accuracy, then PGD-20 by epsilon, each with its 95 % interval."""
    rows = []
    for path in sorted(models.glob("*/card.json"), key=lambda path: "standard" not in path.parent.name):
        card = json.loads(path.read_text())
        for engine, name in (("pytorch", "PyTorch"), ("limelight", "Limelight")):
            lines = [
                line
                for line in card["measurements"]
                if line["engine"] == engine and line["attack"] in ("none", "pgd")
            ]
            by_epsilon = {line["epsilon255"]: line["accuracy"] for line in lines}
            if not by_epsilon:
                continue
            attacked = max(accuracy["n"] for epsilon, accuracy in by_epsilon.items() if epsilon > 0)
            cells = [cell(by_epsilon[epsilon]) if epsilon in by_epsilon else "" for epsilon in (0, 2, 4, 8)]
            rows.append(f"| `{card['id']}` | {name}, {attacked} | " + " | ".join(cells) + " |")
    head = "| model | measured by, attacked pictures | clean (all 10,000) | PGD-20, ε = 2/255 | 4/255 | 8/255 |"
    return "\n".join([head, "|---" * 6 + "|", *rows])
