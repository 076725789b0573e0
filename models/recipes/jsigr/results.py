"""Raw results: what happened to every picture, one file a model and engine, `results/<model>.<engine>.json`.

A record is `{kind: "accuracy", attack, epsilon255, params, source?, data, n, seed, command, outcome}`; `outcome` has one
character a picture, 1 where it is classified as labelled, clean and attacked. The TypeScript engine writes the same.
"""

from __future__ import annotations

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
    keys = ("kind", "method", "metric", "attack", "epsilon255", "params", "source", "data", "seed")
    return json.dumps([record.get(key) for key in keys], sort_keys=True)


class Results:
    """The records of one model and engine; each is on disk as soon as it is made."""

    def __init__(self, model: str, engine: str = "pytorch", folder: Path = RESULTS):
        self.path = folder / f"{model}.{engine}.json"
        self.document = {"model": model, "engine": engine, "records": []}
        if self.path.exists():
            self.document = json.loads(self.path.read_text())

    def add(self, record: dict) -> None:
        """Put a record in, in place of an older one about the same."""
        records = [known for known in self.document["records"] if identity(known) != identity(record)]
        self.document["records"] = [*records, record]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.document, indent=1) + "\n")

    def find(self, record: dict) -> dict | None:
        """The record of the same measurement on as many pictures, if it was made already."""
        return next(
            (
                known
                for known in self.document["records"]
                if identity(known) == identity(record) and known["n"] == record["n"]
            ),
            None,
        )

    def clear(self) -> None:
        """Forget everything: the model's weights are new."""
        self.path.unlink(missing_ok=True)
        self.document["records"] = []
