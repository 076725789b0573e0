"""Makes the sample pictures and their list again, or those whose ids are given: `python models/recipes/samples/make.py [id …]` from the repository root.

Needs NumPy and Pillow for the scenes, and for the rest what `sources.py` says.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from PIL import Image

from render import picture
from sources import CIFAR10, PHOTOGRAPHS, cifar10_picture, photograph

PICTURES = Path(__file__).resolve().parents[3] / "public" / "samples"
SIDE = 224
# Scenes by id, and what the models call what they show.
SCENES = {
    "tench": "tench",
    "english-springer": "English springer",
    "cassette-player": "cassette player",
    "chain-saw": "chain saw",
    "church": "church",
    "french-horn": "French horn",
    "garbage-truck": "garbage truck",
    "gas-pump": "gas pump",
    "golf-ball": "golf ball",
    "parachute": "parachute",
}


def save(image: Image.Image, sample_id: str, suffix: str) -> None:
    """A small picture as PNG, any other as JPEG."""
    options = {"optimize": True} if suffix == "png" else {"quality": 86, "optimize": True}
    image.save(PICTURES / f"{sample_id}.{suffix}", **options)


def main(wanted: set[str]) -> None:
    entries = []

    def add(sample_id: str, make, suffix: str, **entry) -> None:
        if not wanted or sample_id in wanted:
            save(make(), sample_id, suffix)
        entries.append({"id": sample_id, "file": f"{sample_id}.{suffix}", **entry})

    for sample in CIFAR10:
        add(
            sample.id,
            lambda sample=sample: cifar10_picture(sample.row),
            "png",
            shows=[sample.shows],
            knownTo=["cifar10", "imagenet"] if sample.id != "cifar-deer" else ["cifar10"],
            credit="A. Krizhevsky, V. Nair and G. Hinton, CIFAR-10",
            licence="research use",
            source=f"CIFAR-10 test set, row {sample.row}",
        )
    for name, shows in SCENES.items():
        module = name.replace("-", "_")
        add(
            name,
            lambda module=module: picture(import_module(f"scenes.{module}").scene(), SIDE),
            "jpg",
            shows=[shows],
            knownTo=["imagenette", "imagenet"],
            credit="Limelight, rendered",
            licence="CC0-1.0",
            source=f"models/recipes/samples/scenes/{module}.py",
        )
    for photo in PHOTOGRAPHS:
        add(
            photo.id,
            lambda photo=photo: photograph(photo),
            "jpg",
            shows=photo.shows,
            knownTo=["cifar10", "imagenet"] if "cat" in photo.shows else ["imagenet"],
            credit=photo.credit,
            licence=photo.licence,
            source=photo.source,
        )
    (PICTURES / "index.json").write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
