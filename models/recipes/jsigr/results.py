"""Raw results: what happened to every picture, one file a model and engine, `results/<model>.<engine>.json`.

A record is `{kind: "accuracy", attack, epsilon255, params, source?, data, n, seed, command, outcome}`; `outcome` has one
character a picture, 1 where it is classified as labelled, clean and attacked. The TypeScript engine writes the same.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from torch import Tensor

from .config import RECIPES

RESULTS = RECIPES / "results"


def bits(flags: Tensor) -> str:
    """One character a picture: 1 where it is classified as labelled."""
    return "".join("1" if flag else "0" for flag in flags.tolist())


def identity(record: dict) -> str:
    """What a record is about: two of one identity are the same measurement, made again."""
    keys = ("kind", "method", "metric", "attack", "params", "source", "data", "seed")
    return json.dumps([float(record["epsilon255"]), *(record.get(key) for key in keys)], sort_keys=True)


def weights_hash(folder: Path) -> str:
    """What the TypeScript engine calls a model's weights: `model.json` and the shards, by name."""
    digest = hashlib.sha256()
    for path in sorted([folder / "model.json", *folder.glob("*.bin")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def records_of(path: Path) -> list[dict]:
    """The records in one file of results."""
    return json.loads(path.read_text())["records"]


def outcome_of(records: list[dict], about: dict) -> str:
    """The outcome in the record of which all this is true; empty where there is none."""
    return next((record["outcome"] for record in records if about.items() <= record.items()), "")


class Results:
    """The records PyTorch makes of a model's weights; each is on disk as soon as it is made. Those of other weights go."""

    def __init__(self, model: Path, folder: Path = RESULTS):
        self.path = folder / f"{model.name}.pytorch.json"
        weights = weights_hash(model)
        self.document = {"model": model.name, "engine": "pytorch", "weights": weights, "records": []}
        if self.path.exists():
            known = json.loads(self.path.read_text())
            if known.get("weights", weights) == weights:
                self.document["records"] = known["records"]

    def add(self, record: dict) -> None:
        """Put a record in, in place of an older one about the same."""
        records = [known for known in self.document["records"] if identity(known) != identity(record)]
        self.document["records"] = [*records, record]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.document, indent=1) + "\n")

    def find(self, record: dict) -> dict | None:
        """The record of the same measurement on as many pictures or more, if it was made already."""
        return next(
            (
                known
                for known in self.document["records"]
                if identity(known) == identity(record) and known["n"] >= record["n"]
            ),
            None,
        )
