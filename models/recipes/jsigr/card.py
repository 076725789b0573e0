"""A model's card: what it is and how it was made. `export` writes it, `merge` adds what was measured."""

from __future__ import annotations

import json
from pathlib import Path

from .config import Config
from .data import FAMILIES

LIMITS = {
    "cifar10": "32 x 32 pixels and ten classes: a picture of anything else still gets one of the ten names.",
    "imagenette": "Ten easily told classes and 9,000 training pictures: a picture of anything else still gets one of the ten names.",
}
SMALL = "One seed and a small net: an honest model to look into, not a record."
SMALL_BUT_REPEATED = "A small net: an honest model to look into, not a record. Trained again from two other seeds it fared the same to within two points."
REPEATED = ("cifar10-standard", "cifar10-jsigr")  # `run.py seeds`
ROBUST = "Robust in degree, not in kind: a stronger attack or a larger epsilon still fools it."
# What the measurements showed of one model, or did not show; the figures are in docs/researcher.md.
SHOWN = {
    "cifar10-jsigr": "It has the gradient norm beside J-SIGR's two terms; in the trials the selective term bought no robustness.",
    "cifar10-jsigr-at": "Of an earlier, shorter recipe: less accurate and less robust than the net with adversarial training alone.",
}
JSIGR = "A J-SIGR-style defence, reconstructed from the paper's abstract and its ingredient papers."


def limits(config: Config) -> list[str]:
    """What not to expect of a model."""
    said = [LIMITS[config.family], SMALL_BUT_REPEATED if config.id in REPEATED else SMALL]
    if config.robust:
        said.append(ROBUST)
    if config.regularised:
        said.append(JSIGR)
    if config.id in SHOWN:
        said.append(SHOWN[config.id])
    return said


def new_card(config: Config, parameters: int, weight_bytes: int, machine: dict[str, str]) -> dict:
    """The card of a model that was just exported; `machine` is what it was trained on. Schema: `src/domain/model-card.ts`."""
    family = FAMILIES[config.family]
    settings = json.loads(config.to_json())
    trained_on = family.training_pictures - config.held_out
    return {
        "version": 1,
        "id": config.id,
        "family": config.family,
        "label": config.label,
        "summary": config.summary,
        "classes": family.classes,
        "inputShape": [family.size, family.size, 3],
        "parameters": parameters,
        "weightBytes": weight_bytes,
        "training": {
            "data": f"{family.name} training set, {trained_on:,} pictures ({config.held_out:,} held out)",
            "recipe": f"python models/recipes/run.py train {config.id}",
            "settings": {key: settings[key] for key in settings if key not in ("id", "label", "summary", "family")},
            **machine,
        },
        "measurements": [],
        "saliency": [],
        "limits": limits(config),
        "licence": f"Apache-2.0 (weights); {family.licence}",
    }


def write_card(folder: Path, card: dict) -> None:
    """Write `card.json` into a model's folder."""
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n")
