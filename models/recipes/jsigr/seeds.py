"""The same training from other seeds: how much of a difference between two nets is chance.

`run.py seeds cifar10-jsigr --seeds 1 2` trains, rounds and measures; raw outcomes go to `results/seeds/`, weights stay in
the ignored folder of runs. `run.py autoattack cifar10-jsigr --seeds 1 2` adds AutoAttack of these. A net that starts from another starts from that one's same seed, which must be trained first;
the salient masks come from the shipped net, whatever the seed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import mean, stdev

from .autoattack import measure as autoattack
from .config import Config
from .data import FAMILIES
from .evaluate import BOTH, EPSILONS, Measurement, counted, exported, measure, pgd_measurement, test_pictures
from .export import export
from .intervals import wilson
from .markdown import cell, rows
from .results import RESULTS, Results, records_of
from .train import train

MEASURED = [Measurement("none", 0, {}), *(pgd_measurement(epsilon, 20, 1, BOTH) for epsilon in EPSILONS)]


def seeded(config: Config, seed: int) -> Config:
    """The same configuration from another seed."""
    start = f"{config.start_from}-seed-{seed}" if config.start_from else ""
    return replace(config, id=f"{config.id}-seed-{seed}", seed=seed, start_from=start, teacher=config.teacher or config.start_from)


def train_seeds(config: Config, runs: Path, data: Path, seeds: list[int], count: int) -> None:
    """Train, export and measure one net a seed, continuing what was interrupted."""
    for seed in seeds:
        other = seeded(config, seed)
        train(other, runs, data, resume=True)
        export(other, runs, runs)
        model = runs / other.id
        command = f"python models/recipes/run.py seeds {config.id} --seeds {seed} --n {count}"
        about = {"data": FAMILIES[config.family].test, "seed": seed, "command": command}
        measure(exported(model), Results(model, RESULTS / "seeds"), test_pictures(other, data), about, counted(MEASURED, count))


def autoattack_seeds(config: Config, runs: Path, data: Path, seeds: list[int], count: int) -> None:
    """AutoAttack on the nets that `train_seeds` left in the folder of runs."""
    for seed in seeds:
        other = seeded(config, seed)
        command = f"python models/recipes/run.py autoattack {config.id} --seeds {seed} --n {count}"
        autoattack(other, runs, data, count, Results(runs / other.id, RESULTS / "seeds"), command)


def share_of(records: list[dict], about: dict) -> dict:
    """The share with its interval of the one record of which all this is true."""
    (record,) = [each for each in records if about.items() <= each.items()]
    return wilson(record["outcome"].count("1"), record["n"])


def seed_rows(results: Path, model: str) -> list[list[str]]:
    """One row a seed, the shipped one (seed 0) first, and their mean; AutoAttack where every seed has it."""
    asked = [{"attack": m.attack, "epsilon255": m.epsilon255, "params": m.params} for m in MEASURED]
    paths = [results / f"{model}.pytorch.json", *sorted((results / "seeds").glob(f"{model}-seed-*.pytorch.json"))]
    known = [records_of(path) for path in paths]
    if all(any(record["attack"] == "autoattack" for record in records) for records in known):
        asked.append({"attack": "autoattack"})
    shares = [[share_of(records, about) for about in asked] for records in known]
    empty = [cell(None)] * (len(MEASURED) + 1 - len(asked))
    body = [
        [f"`{model}`", str(records[0]["seed"]) if place else "0 (shipped)", *map(cell, found), *empty]
        for place, (records, found) in enumerate(zip(known, shares))
    ]
    if len(shares) > 1:
        columns = [[100 * share["value"] for share in column] for column in zip(*shares)]
        spread = [f"{mean(column):.1f} % ± {stdev(column):.1f}" for column in columns]
        body.append([f"`{model}`", f"mean ± s of {len(shares)}", *spread, *empty])
    return body


def seeds_table(results: Path, models: list[str]) -> str:
    """Every seed of these models."""
    head = ["model", "seed", "clean", *(f"PGD-20, ε = {measured.epsilon255}/255" for measured in MEASURED[1:]), "AutoAttack, ε = 8/255"]
    return rows(head, [row for model in models for row in seed_rows(results, model)])
