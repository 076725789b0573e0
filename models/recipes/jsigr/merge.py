"""Build the measurements of the cards from the raw results of both programs, and hold one against the other.

`python models/recipes/run.py merge [model ...]` reads `results/<model>.pytorch.json` (`evaluate`, `autoattack`) and
`results/<model>.limelight.json` (`npm run evaluate -- --zoo`).
"""

from __future__ import annotations

import json
from pathlib import Path

from .card import limits, write_card
from .config import CONFIGS, load_config
from .intervals import bootstrap, wilson
from .results import RESULTS, weights_hash

ENGINES = ("pytorch", "limelight")
DATA_NAMES = {
    "cifar10-test": "CIFAR-10 test",
    "imagenette-val": "Imagenette validation",
    "imagenette-val-enlarged": "Imagenette validation (160 pixels, enlarged)",
}
# Halfway through a chain of attacks: kept in the results, too much for a card.
LEFT_OUT = ("autoattack-stage",)


def read_records(model: str, engine: str, weights: str, results: Path) -> list[dict]:
    """The records of one engine; none where its file is missing or says that it is about other weights."""
    path = results / f"{model}.{engine}.json"
    if not path.exists():
        return []
    document = json.loads(path.read_text())
    if (document["model"], document["engine"]) != (model, engine):
        raise ValueError(f"{path} is about {document['model']} by {document['engine']}")
    if document.get("weights", weights) != weights:
        print(f"{path.name} is about other weights than {model} has now: left out")
        return []
    return document["records"]


def circumstances(record: dict, engine: str) -> dict:
    """What every line of a card says of how it came about."""
    data = f"{DATA_NAMES.get(record['data'], record['data'])}, first {record['n']}"
    source = {"source": record["source"]} if "source" in record else {}
    kept = {key: record[key] for key in ("attack", "epsilon255", "params")}
    return {**kept, **source, "data": data, "seed": record["seed"], "engine": engine, "command": record["command"]}


def measurement(record: dict, engine: str) -> dict:
    """An accuracy record as a line of a card."""
    outcome = record["outcome"]
    if len(outcome) != record["n"]:
        raise ValueError(f"{record['attack']}: {len(outcome)} outcomes of {record['n']} pictures")
    return {**circumstances(record, engine), "accuracy": wilson(outcome.count("1"), len(outcome))}


def saliency_line(record: dict, engine: str) -> dict | None:
    """A saliency record as a line of a card; None where the metric is defined for no picture."""
    mean = bootstrap(record["values"])
    about = {"method": record["method"], "metric": record["metric"]}
    return mean and {**circumstances(record, engine), **about, "mean": mean}


def subject(record: dict) -> str:
    """What both programs can have measured."""
    keys = ("kind", "attack", "epsilon255", "params", "source", "data")
    return json.dumps([record.get(key) for key in keys], sort_keys=True)


def differences(pytorch: list[dict], limelight: list[dict]) -> list[dict]:
    """For every attack that both measured: counts on the pictures common to both, and how many fare differently."""
    reference = {subject(record): record for record in pytorch if record["kind"] == "accuracy"}
    found = []
    for record in limelight:
        other = reference.get(subject(record))
        if record["kind"] != "accuracy" or other is None:
            continue
        n = min(record["n"], other["n"])
        ours, theirs = record["outcome"][:n], other["outcome"][:n]
        found.append(
            {
                **{key: record[key] for key in ("attack", "epsilon255", "params")},
                "n": n,
                "limelight": ours.count("1"),
                "pytorch": theirs.count("1"),
                "pictures that differ": [i for i in range(n) if ours[i] != theirs[i]],
            }
        )
    return found


def merge(models: Path, chosen: list[str], results: Path = RESULTS) -> None:
    """Write the measurements of the chosen models (all that have results) into their cards, and print the differences.

    With them go the limits that they showed. A card whose model has no results is left as it is.
    """
    for path in sorted(models.glob("*/card.json")):
        model = path.parent.name
        if chosen and model not in chosen:
            continue
        weights = weights_hash(path.parent)
        records = {engine: read_records(model, engine, weights, results) for engine in ENGINES}
        if not any(records.values()):
            if chosen:
                print(f"{model}: no results")
            continue
        lines, saliency = [], []
        for engine, known in records.items():
            shown = [record for record in known if record["attack"] not in LEFT_OUT]
            lines += [measurement(record, engine) for record in shown if record["kind"] == "accuracy"]
            saliency += [saliency_line(record, engine) for record in shown if record["kind"] == "saliency"]
        card = json.loads(path.read_text())
        found = {"measurements": lines, "saliency": [line for line in saliency if line]}
        trained_here = (CONFIGS / f"{model}.toml").exists()
        write_card(path.parent, {**card, **found, "limits": limits(load_config(model)) if trained_here else card["limits"]})
        print(f"{model}: {len(lines)} measurements, {len(saliency)} of saliency")
        for difference in differences(records["pytorch"], records["limelight"]):
            print(f"  {json.dumps(difference)}")
    unknown = set(chosen) - {path.parent.name for path in models.glob("*/card.json")}
    if unknown:
        raise ValueError(f"no model called {', '.join(sorted(unknown))} in {models}")
