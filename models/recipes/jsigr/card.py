"""A model's card: what it is and how it was made. `export` writes it, measurements are added by `evaluate` and `merge`."""

from __future__ import annotations

import json
from pathlib import Path

from .config import Config
from .data import CLASSES

LIMITS = [
    "32 x 32 pixels and ten classes: a picture of anything else still gets one of the ten names.",
    "One seed and a small net: an honest model to look into, not a record.",
]
ROBUST_LIMITS = [
    "A J-SIGR-style defence, reconstructed from the paper's abstract and its ingredient papers.",
    "Robust in degree, not in kind: a stronger attack or a larger epsilon still fools it.",
]


def new_card(config: Config, parameters: int, machine: dict[str, str]) -> dict:
    """The card of a model that was just exported; `machine` is what it was trained on. Schema: `src/domain/model-card.ts`."""
    settings = json.loads(config.to_json())
    return {
        "version": 1,
        "id": config.id,
        "label": config.label,
        "summary": config.summary,
        "classes": CLASSES,
        "inputShape": [32, 32, 3],
        "parameters": parameters,
        "training": {
            "data": f"CIFAR-10 training set, {50000 - config.held_out:,} pictures ({config.held_out:,} held out)",
            "recipe": f"python models/recipes/run.py train {config.id}",
            "settings": {key: settings[key] for key in settings if key not in ("id", "label", "summary")},
            **machine,
        },
        "measurements": [],
        "limits": LIMITS + (ROBUST_LIMITS if config.regularised else []),
        "licence": "Apache-2.0 (weights); CIFAR-10 by A. Krizhevsky, 2009",
    }


def write_card(folder: Path, card: dict) -> None:
    """Write `card.json` into a model's folder."""
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n")
