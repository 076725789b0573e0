"""The engine against PyTorch, outcome by outcome: `merge`'s differences as a table."""

from __future__ import annotations

from pathlib import Path

from .markdown import rows
from .merge import ENGINES, differences, read_records
from .results import weights_hash
from .table import is_pgd20


def compared(models: Path, results: Path) -> str:
    """One row a net that both programs measured: outcomes both have, clean and under PGD-20, and how many of them differ.

    Where neither program leaves a picture nothing could differ: that is left out. A dash where nothing can be compared.
    """
    body = []
    for folder in sorted(path.parent for path in models.glob("*/card.json")):
        weights = weights_hash(folder)
        found = differences(*(read_records(folder.name, engine, weights, results) for engine in ENGINES))
        clean = [each for each in found if each["attack"] == "none"]
        attacked = [each for each in found if is_pgd20(each, each["epsilon255"]) and (each["limelight"] or each["pytorch"])]
        if not found:
            continue
        counts = [
            str(value) if part else "–"
            for part in (clean, attacked)
            for value in (sum(each["n"] for each in part), sum(len(each["pictures that differ"]) for each in part))
        ]
        body.append([f"`{folder.name}`", *counts])
    return rows(["model", "clean outcomes", "that differ", "outcomes under PGD-20", "that differ"], body)
