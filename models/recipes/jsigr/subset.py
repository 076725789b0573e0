"""The few CIFAR-10 pictures that ship with the page, to fine-tune on in the browser: `run.py data subset`.

Pictures come from the 50,000 of the training split alone: those to learn from out of what every net of the zoo was trained
on, those held out from the part held out of all their trainings. Both are balanced, and in the order of the one fixed
shuffle of `split_held_out`, so that the choice depends on nothing else.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from .config import REPOSITORY, Config
from .data import FAMILIES, load_cifar10, split_held_out, to_pixels
from .masks import perturbation_saliency
from .topology import ExportedNet

FOLDER = REPOSITORY / "public" / "data" / "cifar10-subset"
# What the zoo's CIFAR-10 configurations hold out.
HELD_OUT_OF_ZOO = 2000
# Whose maps come with them, and the grid of its maps: the page's first choice, and the one its trainings use.
TEACHER, STRIDE, RADIUS = "cifar10-standard", 6, 3.0
# Pictures a class.
TRAINING, HELD_OUT = 350, 50


def balanced(order: Tensor, labels: Tensor, each: int) -> Tensor:
    """The first `each` indices of every class in `order`, still in that order."""
    seen = torch.nn.functional.one_hot(labels[order]).cumsum(0).gather(1, labels[order][:, None])[:, 0]
    chosen = order[seen <= each]
    counts = torch.bincount(labels[chosen])
    if not (counts == each).all():
        raise ValueError(f"not {each} pictures of every class: {counts.tolist()}")
    return chosen


def write_strip(path: Path, pictures: Tensor) -> None:
    """uint8 pictures [N, 3, S, S] as one PNG, S wide and N S high, one below the other: its pixels are the NHWC array."""
    rows = pictures.permute(0, 2, 3, 1).reshape(-1, pictures.shape[-1], 3)
    Image.fromarray(np.ascontiguousarray(rows.numpy())).save(path, "png", optimize=True)


def write_maps(path: Path, model: Path, pictures: Tensor, labels: Tensor) -> dict[str, object]:
    """What an exported model finds salient in the pictures, as a grey PNG, one map below the other, 255 at each map's
    peak; returns what the index says of it. So nobody's device has to find out anew."""
    network = ExportedNet(model)
    parts = zip(to_pixels(pictures, network.size).split(100), labels.split(100))
    drops = torch.cat([perturbation_saliency(network, pixels, chosen, STRIDE, RADIUS) for pixels, chosen in parts])
    peaks = drops.amax((1, 2), keepdim=True)
    values = torch.where(peaks > 1e-3, drops / peaks.clamp_min(1e-3) * 255, 0.0).round().byte()
    _, rows, columns = values.shape
    Image.fromarray(values.reshape(-1, columns).numpy()).save(path, "png", optimize=True)
    weights = hashlib.sha256((model / "weights.bin").read_bytes()).hexdigest()
    return {"file": path.name, "model": model.name, "weights": weights, "rows": rows, "columns": columns}


def make_subset(data: Path, models: Path, folder: Path = FOLDER) -> None:
    """Write `training.png`, `held-out.png`, `maps-<model>.png` and `index.json`."""
    pictures, labels = load_cifar10("train", data)
    trained, held_out = split_held_out(len(labels), HELD_OUT_OF_ZOO)
    folder.mkdir(parents=True, exist_ok=True)
    parts = {"training": balanced(trained, labels, TRAINING), "heldOut": balanced(held_out[Config.checked :], labels, HELD_OUT)}
    index: dict[str, object] = {
        "name": f"CIFAR-10, {len(parts['training']):,} pictures",
        "classes": FAMILIES["cifar10"].classes,
        "shape": [32, 32, 3],
    }
    for part, chosen in parts.items():
        file = "training.png" if part == "training" else "held-out.png"
        write_strip(folder / file, pictures[chosen])
        index[part] = {"file": file, "labels": labels[chosen].tolist(), "rows": chosen.tolist()}
    training = parts["training"]
    index["maps"] = [write_maps(folder / f"maps-{TEACHER}.png", models / TEACHER, pictures[training], labels[training])]
    (folder / "index.json").write_text(json.dumps(index, separators=(",", ":")) + "\n")
