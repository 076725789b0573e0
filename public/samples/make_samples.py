"""Makes every sample picture and index.json again: `python public/samples/make_samples.py` from the repository root.

Needs Pillow, scikit-image 0.26 (only its data folder is read) and CIFAR-10 in data/cifar10 (`npm run data:cifar10`).
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
CIFAR10 = HERE.parent.parent / "data" / "cifar10" / "test_batch.png"
CIFAR10_CREDIT = "CIFAR-10 test picture {index}; A. Krizhevsky, 2009, Learning Multiple Layers of Features from Tiny Images"

# Rows of the test set that show their subject whole and plainly: id, label, row.
CIFAR10_PICTURES = [
    ("cifar-cat", "Cat", 786),
    ("cifar-ship", "Ship", 495),
    ("cifar-frog", "Frog", 29),
    ("cifar-car", "Automobile", 351),
    ("cifar-horse", "Horse", 216),
    ("cifar-airplane", "Airplane", 98),
    ("cifar-deer", "Deer", 159),
    ("cifar-truck", "Truck", 609),
]

# Photographs in scikit-image's data folder: id, label, file, square around the subject, credit.
PHOTOGRAPHS = [
    ("chelsea", "Chelsea the cat (photograph)", "chelsea.png", (55, 0, 355, 300), "Stéfan van der Walt, CC0"),
    (
        "rocket",
        "Rocket (photograph)",
        "rocket.jpg",
        (120, 0, 547, 427),
        "SpaceX, 2015, released into the public domain",
    ),
    (
        "coffee",
        "Cup of coffee (photograph)",
        "coffee.png",
        (80, 0, 480, 400),
        "Rachel Michetti, courtesy of Pikolo Espresso Bar, CC0",
    ),
]


# The families of models that were taught what a picture shows, where these are not both.
KNOWN_TO = {"cifar-deer": ["cifar10"], "rocket": ["imagenet"], "coffee": ["imagenet"]}


def known_to(sample_id: str) -> list[str]:
    """ImageNet has no class for deer, CIFAR-10 none for rockets and cups."""
    return KNOWN_TO.get(sample_id, ["cifar10", "imagenet"])


def cifar10_samples() -> list[dict]:
    """Writes the 32x32 pictures, one row of the sheet each, and returns their entries."""
    Image.MAX_IMAGE_PIXELS = None
    sheet = Image.open(CIFAR10).convert("RGB")
    entries = []
    for sample_id, label, index in CIFAR10_PICTURES:
        row = sheet.crop((0, index, 1024, index + 1)).tobytes()
        Image.frombytes("RGB", (32, 32), row).save(HERE / f"{sample_id}.png", optimize=True)
        credit = CIFAR10_CREDIT.format(index=index)
        entries.append({"id": sample_id, "label": label, "file": f"{sample_id}.png", "credit": credit, "knownTo": known_to(sample_id)})
    return entries


def photographs() -> list[dict]:
    """Writes the cropped photographs as JPEG and returns their entries."""
    package = find_spec("skimage")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("scikit-image is not installed: pip install scikit-image==0.26.0")
    folder = Path(package.submodule_search_locations[0]) / "data"
    entries = []
    for sample_id, label, file, square, credit in PHOTOGRAPHS:
        picture = Image.open(folder / file).convert("RGB").crop(square)
        picture.save(HERE / f"{sample_id}.jpg", quality=88, optimize=True)
        entries.append({"id": sample_id, "label": label, "file": f"{sample_id}.jpg", "credit": credit, "knownTo": known_to(sample_id)})
    return entries


if __name__ == "__main__":
    index = cifar10_samples() + photographs()
    (HERE / "index.json").write_text(json.dumps(index, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
