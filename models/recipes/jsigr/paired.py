"""Is one net really above another under the same transferred attacks? Picture by picture, not by two separate intervals."""

from __future__ import annotations

from math import comb
from pathlib import Path

from .markdown import rows
from .results import records_of
from .table import TRANSFER


def sign_test(wins: int, losses: int) -> float:
    """Two-sided exact p of McNemar's test: how likely so uneven a split of the pictures that differ is by chance."""
    n = wins + losses
    return min(1.0, 2 * sum(comb(n, i) for i in range(min(wins, losses) + 1)) / 2**n)


def transferred(results: Path, model: str) -> dict[tuple[str, str, float], str]:
    """Outcomes of every attack made on another model, by attack, source and epsilon."""
    records = records_of(results / f"{model}.limelight.json")
    return {
        (record["attack"], record["source"], record["epsilon255"]): record["outcome"]
        for record in records
        if record["kind"] == "accuracy" and "source" in record
    }


def paired(results: Path, model: str, others: list[str]) -> str:
    """A table: under which transferred attack `model` names more pictures rightly than each other net, and how surely.

    Sources are nets other than those compared; pictures are those that all of a line were measured on.
    """
    known = {name: transferred(results, name) for name in (model, *others)}
    body = []
    for key, outcome in known[model].items():
        attack, source, epsilon255 = key
        if source in known or not all(key in known[other] for other in others):
            continue
        n = min(len(known[name][key]) for name in known)
        cells = []
        for other in others:
            pairs = list(zip(outcome[:n], known[other][key]))
            wins, losses = pairs.count(("1", "0")), pairs.count(("0", "1"))
            cells.append(f"{100 * (wins - losses) / n:+.1f} points ({wins} against {losses}, p = {sign_test(wins, losses):.2g})")
        body.append([f"{TRANSFER[attack]} at {epsilon255:g}/255 from `{source}`", str(n), *cells])
    return rows(["attack", "pictures", *(f"`{model}` − `{other}`" for other in others)], sorted(body))
