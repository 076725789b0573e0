"""Export a trained net as a standard TensorFlow.js Layers model: `model.json` and one shard.

The weights are rounded once, to float16 unless it is said otherwise, and every evaluation and fixture reads them back from
the shard: what is measured is what ships.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np
import torch

from .card import new_card, write_card
from .config import Config
from .data import FAMILIES
from .network import Net
from .rounding import Grid
from .topology import ExportedNet, describe
from .train import checkpoint_path, load_averaged, read_checkpoint


@dataclass(frozen=True)
class Stored:
    """A weight as it lies in the shard, and the manifest's `quantization` of it."""

    data: bytes
    quantization: dict | None


def as_float16(value: np.ndarray) -> Stored:
    return Stored(value.astype("<f2").tobytes(), {"dtype": "float16", "original_dtype": "float32"})


def as_float32(value: np.ndarray) -> Stored:
    return Stored(value.astype("<f4").tobytes(), None)


def as_uint16(codes: np.ndarray, grid: Grid) -> Stored:
    """Places on a grid of 65,536 values."""
    how = {"dtype": "uint16", "scale": grid.scale, "min": grid.minimum, "original_dtype": "float32"}
    return Stored(codes.astype("<u2").tobytes(), how)


def write_files(
    topology: dict, weights: dict[str, np.ndarray], folder: Path, store: Callable[[str, np.ndarray], Stored] | None = None
) -> None:
    """Write `model.json` and `weights.bin`; `store` says how a weight of that name is kept, float16 if it is not given."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest, shard = [], b""
    for name, value in weights.items():
        kept = store(name, value) if store else as_float16(value)
        entry: dict = {"name": name, "shape": list(value.shape), "dtype": "float32"}
        manifest.append({**entry, "quantization": kept.quantization} if kept.quantization else entry)
        shard += kept.data
    (folder / "weights.bin").write_bytes(shard)
    model = {
        "format": "layers-model",
        "generatedBy": "keras v2.15.0",
        "convertedBy": "limelight recipes",
        "modelTopology": {"model_config": topology, "keras_version": "2.15.0", "backend": "tensorflow"},
        "weightsManifest": [{"paths": ["weights.bin"], "weights": manifest}],
    }
    (folder / "model.json").write_text(json.dumps(model, separators=(",", ":")) + "\n")


def write_layers_model(network: Net, name: str, size: int, folder: Path) -> int:
    """Write a net as `model.json` and `weights.bin`; returns the number of parameters."""
    topology, weights = describe(network, name, size)
    write_files(topology, weights, folder)
    return sum(value.size for value in weights.values())


def export(config: Config, runs: Path, models: Path) -> None:
    """Write the model's folder in the zoo: the net and a card without measurements, which are those of older weights."""
    network, size, folder = load_averaged(runs, config.id), FAMILIES[config.family].size, models / config.id
    count = write_layers_model(network, config.id, size, folder)
    trained = read_checkpoint(checkpoint_path(runs, config.id))
    write_card(folder, new_card(config, count, (folder / "weights.bin").stat().st_size, trained["machine"]))
    check = torch.rand(8, 3, size, size, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        expected, read_back = network(check), ExportedNet(folder)(check)
    error = float((expected - read_back).norm() / expected.norm())
    print(json.dumps({"model": config.id, "parameters": count, "epoch": trained.get("kept_epoch", trained["epoch"]), "float16_error": error}))
