"""The same training from other seeds: how much of a difference between two nets is chance.

`run.py seeds cifar10-jsigr --seeds 1 2` trains, rounds and measures; raw outcomes go to `results/seeds/`, weights stay in
the ignored folder of runs. `run.py autoattack cifar10-jsigr --seeds 1 2` adds AutoAttack of these. A net that starts from
another starts from that one's same seed, which must be trained first; the salient masks come from the shipped net,
whatever the seed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import mean, stdev

from .autoattack import measure as autoattack
from .config import Config
from .data import FAMILIES
from .evaluate import COMPARED, counted, exported, measure, test_pictures
from .export import export
from .intervals import wilson
from .markdown import cell, rows
from .results import RESULTS, Results, outcome_of, records_of
from .train import train

COLUMNS = {**{name: each.about for name, each in COMPARED.items()}, "AutoAttack, ε = 8/255": {"attack": "autoattack"}}


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
        measure(exported(model), Results(model, RESULTS / "seeds"), test_pictures(other, data), about, counted([*COMPARED.values()], count))


def autoattack_seeds(config: Config, runs: Path, data: Path, seeds: list[int], count: int) -> None:
    """AutoAttack on the nets that `train_seeds` left in the folder of runs."""
    for seed in seeds:
        other = seeded(config, seed)
        if not (runs / other.id / "model.json").exists():
            trained_by = f"python models/recipes/run.py seeds {config.id} --seeds {seed}"
            raise FileNotFoundError(f"{runs / other.id} is not there: {trained_by} trains it")
        command = f"python models/recipes/run.py autoattack {config.id} --seeds {seed} --n {count}"
        autoattack(other, runs, data, count, Results(runs / other.id, RESULTS / "seeds"), command)


def share_of(records: list[dict], about: dict) -> dict | None:
    """The share with its interval of the record of which all this is true, if there is one."""
    outcome = outcome_of(records, about)
    return wilson(outcome.count("1"), len(outcome)) if outcome else None


def seed_rows(results: Path, model: str) -> list[list[str]]:
    """One row a seed, the shipped one (seed 0) first, and their mean where every seed was counted.

    Of a seed stands only what was counted on as many pictures as of the shipped one.
    """
    paths = (results / "seeds").glob(f"{model}-seed-*.pytorch.json")
    others = sorted((records_of(path) for path in paths), key=lambda records: records[0]["seed"])
    known = [records_of(results / f"{model}.pytorch.json"), *others]
    columns = []
    for about in COLUMNS.values():
        shipped = share_of(known[0], about)
        columns.append([shipped and share_of(records, {**about, "n": shipped["n"]}) for records in known])
    seeds = ["0 (shipped)", *(str(records[0]["seed"]) for records in others)]
    body = [[f"`{model}`", seed, *map(cell, shares)] for seed, *shares in zip(seeds, *columns)]
    if others:
        body.append([f"`{model}`", f"mean ± s of {len(known)}", *map(spread, columns)])
    return body


def spread(column: list[dict | None]) -> str:
    """Mean and standard deviation of these shares; a dash where one is missing."""
    if None in column:
        return cell(None)
    percents = [100 * share["value"] for share in column]
    return f"{mean(percents):.1f} % ± {stdev(percents):.1f}"


def seeds_table(results: Path, models: list[str]) -> str:
    """Every seed of these models."""
    return rows(["model", "seed", *COLUMNS], [row for model in models for row in seed_rows(results, model)])
