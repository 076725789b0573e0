"""Export a trained net as a standard TensorFlow.js Layers model: `model.json` and one float16 shard.

Batch norm is folded into the convolutions; pixel normalisation is a `Rescaling` layer. The weights are rounded to
float16 once, here, and every evaluation and fixture reads them back from the shard: what is measured is what ships.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .card import new_card, write_card
from .config import Config
from .network import PIXEL_OFFSET, PIXEL_SCALE, ResidualNet
from .train import checkpoint_path, load_averaged

# Name of each folded convolution in the file, its place in the net, and its stride.
CONVOLUTIONS = [
    ("stem", lambda net: net.stem, 1),
    ("down1", lambda net: net.down1, 2),
    ("block1_first", lambda net: net.block1.first, 1),
    ("block1_second", lambda net: net.block1.second, 1),
    ("down2", lambda net: net.down2, 2),
    ("block2_first", lambda net: net.block2.first, 1),
    ("block2_second", lambda net: net.block2.second, 1),
]


def _layer(class_name: str, name: str, inputs: list[str], **config: object) -> dict:
    """One layer of a functional model, as Keras 2 writes it."""
    nodes = [[[source, 0, 0, {}] for source in inputs]] if inputs else []
    settings = {"name": name, "trainable": True, "dtype": "float32", **config}
    return {"class_name": class_name, "name": name, "config": settings, "inbound_nodes": nodes}


def topology(network: ResidualNet, name: str, size: int = 32) -> dict:
    """The functional model that computes what `network` computes in evaluation mode."""
    layers: list[dict] = []

    def add(class_name: str, layer_name: str, inputs: list[str], **config: object) -> str:
        layers.append(_layer(class_name, layer_name, inputs, **config))
        return layer_name

    def convolution(index: int, source: str) -> str:
        layer_name, place, stride = CONVOLUTIONS[index]
        conv = place(network).conv
        return add(
            "Conv2D",
            layer_name,
            [source],
            filters=conv.out_channels,
            kernel_size=list(conv.kernel_size),
            strides=[stride, stride],
            padding="same",
            data_format="channels_last",
            dilation_rate=[1, 1],
            activation="linear",
            use_bias=True,
        )

    def gelu(source: str, layer_name: str) -> str:
        return add("Activation", layer_name, [source], activation="gelu")

    x = add("InputLayer", "pixels", [], batch_input_shape=[None, size, size, 3], sparse=False)
    x = add("Rescaling", "rescale", [x], scale=PIXEL_SCALE, offset=PIXEL_OFFSET)
    x = gelu(convolution(0, x), "stem_out")
    for stage, first in ((1, 1), (2, 4)):
        x = gelu(convolution(first, x), f"down{stage}_out")
        inner = gelu(convolution(first + 1, x), f"block{stage}_inner")
        x = add("Add", f"block{stage}_add", [x, convolution(first + 2, inner)])
        x = gelu(x, f"block{stage}_out")
    x = add("GlobalAveragePooling2D", "pool", [x], data_format="channels_last")
    x = add("Dense", "logits", [x], units=network.head.out_features, activation="linear", use_bias=True)
    config = {
        "name": name.replace("-", "_"),
        "layers": layers,
        "input_layers": [["pixels", 0, 0]],
        "output_layers": [[x, 0, 0]],
    }
    return {"class_name": "Functional", "config": config, "keras_version": "2.15.0", "backend": "tensorflow"}


def tensors(network: ResidualNet) -> dict[str, np.ndarray]:
    """Every weight in TensorFlow's layout (kernels HWIO, dense [in, out]), batch norm folded."""
    weights = {}
    for name, place, _ in CONVOLUTIONS:
        kernel, bias = place(network).folded()
        weights[f"{name}/kernel"] = kernel.permute(2, 3, 1, 0)
        weights[f"{name}/bias"] = bias
    weights["logits/kernel"] = network.head.weight.t()
    weights["logits/bias"] = network.head.bias
    return {name: np.ascontiguousarray(value.detach().numpy(), dtype=np.float32) for name, value in weights.items()}


def write_layers_model(network: ResidualNet, name: str, folder: Path) -> int:
    """Write `model.json` and `weights.bin`; returns the number of parameters."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = tensors(network)
    quantization = {"dtype": "float16", "original_dtype": "float32"}
    manifest = [
        {"name": weight, "shape": list(value.shape), "dtype": "float32", "quantization": quantization}
        for weight, value in weights.items()
    ]
    (folder / "weights.bin").write_bytes(b"".join(value.astype("<f2").tobytes() for value in weights.values()))
    model = {
        "format": "layers-model",
        "generatedBy": "keras v2.15.0",
        "convertedBy": "limelight recipes",
        "modelTopology": {"model_config": topology(network, name), "keras_version": "2.15.0", "backend": "tensorflow"},
        "weightsManifest": [{"paths": ["weights.bin"], "weights": manifest}],
    }
    (folder / "model.json").write_text(json.dumps(model, separators=(",", ":")) + "\n")
    return sum(value.size for value in weights.values())


class ExportedNet(nn.Module):
    """An exported model read back from its shard, run in PyTorch: pixels [B, 3, H, W] to logits, float32 or 64."""

    def __init__(self, folder: Path, dtype: torch.dtype = torch.float32):
        super().__init__()
        manifest = json.loads((folder / "model.json").read_text())["weightsManifest"][0]
        values = np.frombuffer((folder / manifest["paths"][0]).read_bytes(), dtype="<f2")
        self.weights: dict[str, Tensor] = {}
        offset = 0
        for entry in manifest["weights"]:
            count = int(np.prod(entry["shape"]))
            array = values[offset : offset + count].astype(np.float32).reshape(entry["shape"])
            offset += count
            if array.ndim == 4:
                array = array.transpose(3, 2, 0, 1)
            self.weights[entry["name"]] = torch.from_numpy(array.copy()).to(dtype)
        self.parameter_count = offset

    def convolution(self, x: Tensor, name: str, stride: int) -> Tensor:
        """A folded convolution with its bias."""
        return F.conv2d(x, self.weights[f"{name}/kernel"], self.weights[f"{name}/bias"], stride, padding=1)

    def features(self, x: Tensor) -> Tensor:
        """The last activation before pooling, [B, K, h, w]: what Grad-CAM explains."""
        x = F.gelu(self.convolution(x * PIXEL_SCALE + PIXEL_OFFSET, "stem", 1))
        for stage in (1, 2):
            x = F.gelu(self.convolution(x, f"down{stage}", 2))
            inner = F.gelu(self.convolution(x, f"block{stage}_first", 1))
            x = F.gelu(x + self.convolution(inner, f"block{stage}_second", 1))
        return x

    def classify(self, features: Tensor) -> Tensor:
        """From `features` to the logits."""
        return features.mean((2, 3)) @ self.weights["logits/kernel"] + self.weights["logits/bias"]

    def forward(self, x: Tensor) -> Tensor:
        return self.classify(self.features(x))


def export(config: Config, runs: Path, models: Path) -> None:
    """Write the model's folder in the zoo: the net and a card without measurements, which are those of older weights."""
    network = load_averaged(runs, config.id, config.width)
    count = write_layers_model(network, config.id, models / config.id)
    trained = torch.load(checkpoint_path(runs, config.id), map_location="cpu", weights_only=True)
    write_card(models / config.id, new_card(config, count, trained["machine"]))
    check = torch.rand(8, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        expected, read_back = network(check), ExportedNet(models / config.id)(check)
    error = float((expected - read_back).norm() / expected.norm())
    print(json.dumps({"model": config.id, "parameters": count, "float16_error": error}))
