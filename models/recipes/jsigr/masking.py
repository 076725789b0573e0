"""What would betray masked gradients: noise, one step, many, a hundred with restarts, a ball without an exit; and what does in a net that has them."""

from __future__ import annotations

from pathlib import Path

from .evaluate import BOTH
from .intervals import wilson
from .markdown import cell, percent, rows
from .results import records_of
from .table import attack_name

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


def unmasked(results: Path, model: str) -> str:
    """A table of all that the engine counted at ε = 8/255 on a net whose gradients are masked, what leaves most first."""
    body = []
    for record in records_of(results / f"{model}.limelight.json"):
        if record["epsilon255"] not in (0, 8):
            continue
        name = f"clean, {record['n']}" if record["attack"] == "none" else attack_name(record)
        made_on = f", made on `{record['source']}`" if "source" in record else ""
        left = wilson(record["outcome"].count("1"), record["n"])
        body.append((-left["value"], [name + made_on, cell(left), str(record["seed"]), f"`{record['command']}`"]))
    return rows(["attack, pictures", "still named rightly", "seed", "command"], [line for _, line in sorted(body)])
