"""What would betray masked gradients, in one table: noise, one step, many, a hundred with restarts, a ball without an exit."""

from __future__ import annotations

from pathlib import Path

from .evaluate import BOTH
from .markdown import percent, rows
from .results import records_of

FIRST = 500  # pictures that the long attacks were made on


def share(outcome: str | None, n: int | None = None) -> str:
    """How many of the first n pictures are named rightly, in percent."""
    return percent(outcome[:n].count("1") / len(outcome[:n])) if outcome else "–"


def row(name: str, records: list[dict]) -> list[str]:
    """One net, by PyTorch's outcomes."""

    def outcome(attack: str, epsilon255: float, **params) -> str | None:
        fits = (
            record["outcome"]
            for record in records
            if (record["attack"], record["epsilon255"]) == (attack, epsilon255)
            and all(record["params"].get(key) == value for key, value in params.items())
        )
        return max(fits, key=len, default=None)

    noise, twenty = outcome("noise", 8), outcome("pgd", 8, steps=20, loss=BOTH)
    clean = outcome("none", 0)
    stages = [record["outcome"] for record in records if record["attack"].startswith("autoattack")]
    return [
        f"`{name}`",
        share(clean, len(noise or clean or "")),
        share(noise),
        share(outcome("fgsm", 8)),
        share(twenty),
        share(twenty, FIRST),
        share(outcome("pgd", 8, steps=100, restarts=5, loss=BOTH)),
        share(outcome("pgd", 128)),
        ", ".join(map(share, stages)) or "–",
    ]


def masking(results: Path, models: list[str]) -> str:
    """A table of nets; the last column is what AutoAttack leaves after each of its four attacks."""
    known = {name: records_of(results / f"{name}.pytorch.json") for name in models}
    head = ["model", "clean", "noise", "FGSM", "PGD-20", f"first {FIRST}: PGD-20", "PGD-100 × 5", "ε = 128/255", "AutoAttack, by stage"]
    return rows(head, [row(name, records) for name, records in known.items()])
