"""Export a trained net as a standard TensorFlow.js Layers model: `model.json` and one float16 shard.

The weights are rounded to float16 once, here, and every evaluation and fixture reads them back from the shard: what is
measured is what ships.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from .card import new_card, write_card
from .config import Config
from .data import FAMILIES
from .network import Net
from .topology import ExportedNet, describe
from .train import checkpoint_path, load_averaged, read_checkpoint


def write_files(topology: dict, weights: dict[str, np.ndarray], folder: Path, float32_below: int = 0) -> None:
    """Write `model.json` and `weights.bin`: float16, but float32 for weights of fewer values than `float32_below`."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest, shard = [], b""
    for name, value in weights.items():
        entry: dict = {"name": name, "shape": list(value.shape), "dtype": "float32"}
        exact = value.size < float32_below
        manifest.append(entry if exact else {**entry, "quantization": {"dtype": "float16", "original_dtype": "float32"}})
        shard += value.astype("<f4" if exact else "<f2").tobytes()
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
