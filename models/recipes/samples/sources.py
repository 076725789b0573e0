"""Where the samples that are no scenes come from.

Needs scikit-image 0.26 (only its data folder is read), Debian's package gcompris-qt-data 3.1 (installed, or its files unpacked in
data/gcompris) and CIFAR-10 in data/cifar10 (`npm run data:cifar10`).
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

DATA = Path(__file__).resolve().parents[3] / "data"
CIFAR10_SHEET = DATA / "cifar10" / "test_batch.png"
GCOMPRIS = [Path("/usr/share/gcompris-qt/rcc"), DATA / "gcompris" / "usr" / "share" / "gcompris-qt" / "rcc"]
PUBLIC_DOMAIN = "public domain"


@dataclass(frozen=True)
class Cifar10Sample:
    id: str
    shows: str
    row: int


# Rows of the test set, from 0, that show their subject whole and plainly.
CIFAR10 = [
    Cifar10Sample("cifar-airplane", "airplane", 98),
    Cifar10Sample("cifar-car", "automobile", 351),
    Cifar10Sample("cifar-bird", "bird", 1825),
    Cifar10Sample("cifar-cat", "cat", 786),
    Cifar10Sample("cifar-deer", "deer", 159),
    Cifar10Sample("cifar-dog", "dog", 1901),
    Cifar10Sample("cifar-frog", "frog", 29),
    Cifar10Sample("cifar-horse", "horse", 216),
    Cifar10Sample("cifar-ship", "ship", 495),
    Cifar10Sample("cifar-truck", "truck", 609),
]


@dataclass(frozen=True)
class Photograph:
    """A file of a package, the square of it that is taken, and every name of its subject among the models' classes."""

    id: str
    shows: list[str]
    package: str
    file: str
    square: tuple[int, int, int, int]
    credit: str
    licence: str

    @property
    def source(self) -> str:
        return f"{self.package}, {self.file}"


SCIKIT, GCOMPRIS_NAME = "scikit-image 0.26", "gcompris-qt-data 3.1"
PHOTOGRAPHS = [
    Photograph("chelsea", ["cat", "tabby", "tiger cat", "Egyptian cat"], SCIKIT, "chelsea.png", (55, 0, 355, 300), "Stéfan van der Walt", "CC0-1.0"),
    Photograph("rocket", ["missile", "projectile", "space shuttle"], SCIKIT, "rocket.jpg", (120, 0, 547, 427), "SpaceX, 2015", PUBLIC_DOMAIN),
    Photograph("coffee", ["espresso", "cup", "coffee mug"], SCIKIT, "coffee.png", (80, 0, 480, 400), "Rachel Michetti, courtesy of Pikolo Espresso Bar", "CC0-1.0"),
    Photograph("camera", ["tripod"], SCIKIT, "camera.png", (0, 0, 512, 512), "Lav Varshney", "CC0-1.0"),
    Photograph("goldfish", ["goldfish"], GCOMPRIS_NAME, "categorization/resource/images/fishes/fish25.webp", (48, 0, 320, 272), "Necrophorus", PUBLIC_DOMAIN),
    Photograph("hammer", ["hammer"], GCOMPRIS_NAME, "categorization/resource/images/tools/hammer3.webp", (60, 0, 305, 245), "Evan-Amos", PUBLIC_DOMAIN),
    Photograph("dam", ["dam"], GCOMPRIS_NAME, "categorization/resource/images/renewable/dam2.webp", (60, 0, 295, 235), "László Szalai", PUBLIC_DOMAIN),
    Photograph("screwdriver", ["screwdriver"], GCOMPRIS_NAME, "categorization/resource/images/tools/screwDriver.webp", (40, 0, 280, 240), "Dmitry G", PUBLIC_DOMAIN),
]


def cifar10_picture(row: int) -> Image.Image:
    """A row of the sheet is a picture."""
    Image.MAX_IMAGE_PIXELS = None
    sheet = Image.open(CIFAR10_SHEET).convert("RGB")
    return Image.frombytes("RGB", (32, 32), sheet.crop((0, row, 1024, row + 1)).tobytes())


def photograph(photo: Photograph) -> Image.Image:
    image = Image.open(io.BytesIO(scikit_file(photo.file) if photo.package == SCIKIT else gcompris_file(photo.file)))
    square = image.convert("RGB").crop(photo.square)
    square.thumbnail((320, 320), Image.Resampling.LANCZOS)
    return square


def scikit_file(name: str) -> bytes:
    package = find_spec("skimage")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("scikit-image is not installed: pip install scikit-image==0.26.0")
    return (Path(package.submodule_search_locations[0]) / "data" / name).read_bytes()


def gcompris_file(name: str) -> bytes:
    """A file of an activity, out of the Qt resource file of that activity."""
    folder = next((folder for folder in GCOMPRIS if folder.is_dir()), None)
    if folder is None:
        raise SystemExit("gcompris-qt-data is not there: apt-get install gcompris-qt-data, or unpack it into data/gcompris")
    activity = name.split("/")[0]
    return qt_resource((folder / f"{activity}.rcc").read_bytes(), f"gcompris/src/activities/{name}")


def qt_resource(file: bytes, path: str) -> bytes:
    """One file of Qt's binary resource format, version 2 or later: a tree of names, and the bytes by offset."""
    _, tree, data, names = struct.unpack_from(">IIII", file, 4)

    def name_of(node: int) -> str:
        at = names + struct.unpack_from(">I", file, tree + 22 * node)[0]
        return file[at + 6 : at + 6 + 2 * struct.unpack_from(">H", file, at)[0]].decode("utf-16-be")

    node = 0
    for part in path.split("/"):
        count, first = struct.unpack_from(">II", file, tree + 22 * node + 6)
        node = next(child for child in range(first, first + count) if name_of(child) == part)
    flags, at = struct.unpack_from(">H", file, tree + 22 * node + 4)[0], struct.unpack_from(">I", file, tree + 22 * node + 10)[0]
    size = struct.unpack_from(">I", file, data + at)[0]
    found = file[data + at + 4 : data + at + 4 + size]
    return zlib.decompress(found[4:]) if flags & 1 else found
