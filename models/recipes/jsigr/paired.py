"""Is one net really above another under the same attacks? Picture by picture, not by two separate intervals."""

from __future__ import annotations

from math import comb
from pathlib import Path

from .evaluate import COMPARED
from .markdown import rows
from .results import outcome_of, records_of
from .table import TRANSFER


def sign_test(wins: int, losses: int) -> float:
    """Two-sided exact p of McNemar's test: how likely so uneven a split of the pictures that differ is by chance."""
    n = wins + losses
    return min(1.0, 2 * sum(comb(n, i) for i in range(min(wins, losses) + 1)) / 2**n)


def difference(outcome: str, other: str) -> str:
    """By how many points the first net is above the second on the first pictures, which both were measured on, and how surely."""
    pairs = list(zip(outcome, other))
    wins, losses = pairs.count(("1", "0")), pairs.count(("0", "1"))
    return f"{100 * (wins - losses) / len(pairs):+.1f} points ({wins} against {losses}, p = {sign_test(wins, losses):.2g})"


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
        cells = [difference(outcome[:n], known[other][key]) for other in others]
        body.append([f"{TRANSFER[attack]} at {epsilon255:g}/255 from `{source}`", str(n), *cells])
    return rows(["attack", "pictures", *(f"`{model}` − `{other}`" for other in others)], sorted(body))


def on_themselves(results: Path, pairs: list[tuple[str, str]]) -> str:
    """A table: each first net beside each second, clean and under the attacks on themselves that both have."""
    asked = {**{name: each.about for name, each in COMPARED.items()}, "AutoAttack": {"attack": "autoattack"}}
    body = []
    for pair in pairs:
        records = [records_of(results / f"{model}.pytorch.json") for model in pair]
        for name, about in asked.items():
            first, second = (outcome_of(each, about) for each in records)
            n = min(len(first), len(second))
            if n:
                nets = " − ".join(f"`{model}`" for model in pair)
                body.append([nets, name, str(n), difference(first, second)])
    return rows(["nets", "under", "pictures", "difference"], body)
