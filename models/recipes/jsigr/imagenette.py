"""Imagenette (ten easily told ImageNet classes; J. Howard, fast.ai) at 160 pixels: from its archives to arrays.

The pictures are never committed. `python models/recipes/run.py data imagenette --source DIR` reads `train.tar` and
`val.tar` there; without `--source` it fetches the public archive.
"""

from __future__ import annotations

import io
import json
import tarfile
import urllib.request
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

PUBLIC_ADDRESS = "https://s3.amazonaws.com/fast-ai-imageclas/imagenette2-160.tgz"
SIDE = 160
SYNSETS = {
    "n01440764": "tench",
    "n02102040": "English springer",
    "n02979186": "cassette player",
    "n03000684": "chain saw",
    "n03028079": "church",
    "n03394916": "French horn",
    "n03417042": "garbage truck",
    "n03425413": "gas pump",
    "n03445777": "golf ball",
    "n03888257": "parachute",
}
CLASSES = list(SYNSETS.values())


def square(picture: Image.Image) -> np.ndarray:
    """The centred square of a picture, SIDE x SIDE, as uint8 [SIDE, SIDE, 3]."""
    picture = picture.convert("RGB")
    short = min(picture.size)
    left, top = (picture.width - short) // 2, (picture.height - short) // 2
    box = (left, top, left + short, top + short)
    return np.asarray(picture.crop(box).resize((SIDE, SIDE), Image.Resampling.BICUBIC) if short != SIDE else picture.crop(box))


def read_archive(archive: Path, split: str) -> tuple[np.ndarray, np.ndarray]:
    """The pictures of one split ("train" or "val") of an archive, in a fixed shuffled order, and their labels."""
    found: list[tuple[str, np.ndarray, int]] = []
    with tarfile.open(archive) as tar:
        for member in tar:
            parts = Path(member.name).parts
            if member.isfile() and len(parts) >= 3 and parts[-3] == split and parts[-2] in SYNSETS:
                picture = Image.open(io.BytesIO(tar.extractfile(member).read()))
                found.append((f"{parts[-2]}/{Path(parts[-1]).stem}", square(picture), list(SYNSETS).index(parts[-2])))
    found.sort(key=lambda item: item[0])
    order = np.random.default_rng(20240).permutation(len(found))
    return np.stack([found[i][1] for i in order]), np.array([found[i][2] for i in order], dtype=np.int64)


def prepare(source: Path | None, data: Path) -> None:
    """Write `imagenette/{train,val}.npz` for the recipes and the folder `imagenette-val` for the TypeScript engine."""
    folder = data / "imagenette"
    folder.mkdir(parents=True, exist_ok=True)
    if source is None:
        source = folder
        if not (folder / "imagenette2-160.tgz").exists():
            urllib.request.urlretrieve(PUBLIC_ADDRESS, folder / "imagenette2-160.tgz")
    for split in ("train", "val"):
        archive = source / f"{split}.tar"
        pictures, labels = read_archive(archive if archive.exists() else source / "imagenette2-160.tgz", split)
        np.savez(folder / f"{split}.npz", pictures=pictures, labels=labels)
        print(f"{split}: {len(labels)} pictures")
    write_validation(data)


def write_validation(data: Path, size: int = 128, count: int = 1000) -> None:
    """The first `count` validation pictures as a data folder of the command line (`images.f32`, NHWC in [0, 1])."""
    from .data import to_pixels

    pictures, labels = load_imagenette("test", data)
    pixels = to_pixels(pictures[:count], size).permute(0, 2, 3, 1).contiguous()
    folder = data / "imagenette-val"
    folder.mkdir(exist_ok=True)
    (folder / "images.f32").write_bytes(pixels.numpy().astype("<f4").tobytes())
    (folder / "labels.json").write_text(json.dumps(labels[:count].tolist()))
    (folder / "meta.json").write_text(json.dumps({"shape": list(pixels.shape), "classes": CLASSES}))


def load_imagenette(split: str, data: Path) -> tuple[Tensor, Tensor]:
    """The "train" (9,469) or "test" (3,925, the validation archive): uint8 [N, 3, 160, 160] and int64 labels [N]."""
    path = data / "imagenette" / ("train.npz" if split == "train" else "val.npz")
    if not path.exists():
        raise FileNotFoundError(f"no Imagenette in {path.parent}: run `python models/recipes/run.py data imagenette` first")
    arrays = np.load(path)
    return torch.from_numpy(arrays["pictures"]).permute(0, 3, 1, 2), torch.from_numpy(arrays["labels"])
