"""The same training from other seeds: how much of a difference between two nets is chance.

`run.py seeds cifar10-jsigr --seeds 1 2` trains, rounds and measures; raw outcomes go to `results/seeds/`, weights stay in
the ignored folder of runs. A net that starts from another starts from that one's same seed, which must be trained first;
the salient masks come from the shipped net, whatever the seed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import mean, stdev

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


def seed_rows(results: Path, model: str) -> list[list[str]]:
    """One row a seed, the shipped one (seed 0) first, and their mean."""
    shipped = results / f"{model}.pytorch.json"
    body, shares = [], []
    for path in [shipped, *sorted((results / "seeds").glob(f"{model}-seed-*.pytorch.json"))]:
        records = records_of(path)
        found = [
            next(r for r in records if (r["attack"], r["epsilon255"], r["params"]) == (m.attack, m.epsilon255, m.params))
            for m in MEASURED
        ]
        named = [wilson(record["outcome"].count("1"), record["n"]) for record in found]
        body.append([f"`{model}`", "0 (shipped)" if path == shipped else str(found[0]["seed"]), *map(cell, named)])
        shares.append([100 * share["value"] for share in named])
    if len(shares) > 1:
        spread = [f"{mean(column):.1f} % ± {stdev(column):.1f}" for column in zip(*shares)]
        body.append([f"`{model}`", f"mean ± s of {len(shares)}", *spread])
    return body


def seeds_table(results: Path, models: list[str]) -> str:
    """Every seed of these models."""
    head = ["model", "seed", "clean", *(f"PGD-20, ε = {measured.epsilon255}/255" for measured in MEASURED[1:])]
    return rows(head, [row for model in models for row in seed_rows(results, model)])
