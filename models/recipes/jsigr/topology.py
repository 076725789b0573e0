"""Write a net as the layers of a TensorFlow.js Layers model, and read such a model back into PyTorch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .network import PIXEL_OFFSET, PIXEL_SCALE, ConvNorm, Net


STORED = {"float32": "<f4", "float16": "<f2", "uint16": "<u2"}


class OnLayers:
    """The operations of a `Net.program` on layer names: collects Keras 2 layers, and weights in TensorFlow's layout
    (kernels HWIO, dense [in, out]), batch norm folded into the convolutions."""

    def __init__(self, size: int):
        self.layers: list[dict] = []
        self.weights: dict[str, np.ndarray] = {}
        self.pixels = self.layer("InputLayer", "pixels", [], batch_input_shape=[None, size, size, 3], sparse=False)

    def layer(self, class_name: str, name: str, inputs: list[str], **config: object) -> str:
        """Add one layer of a functional model; returns its name, which is the value it computes."""
        nodes = [[[source, 0, 0, {}] for source in inputs]] if inputs else []
        settings = {"name": name, "trainable": True, "dtype": "float32", **config}
        self.layers.append({"class_name": class_name, "name": name, "config": settings, "inbound_nodes": nodes})
        return name

    def keep(self, name: str, value: Tensor) -> None:
        """Keep a weight."""
        self.weights[name] = np.ascontiguousarray(value.detach().cpu().numpy(), dtype=np.float32)

    def rescale(self, name: str, x: str) -> str:
        return self.layer("Rescaling", name, [x], scale=PIXEL_SCALE, offset=PIXEL_OFFSET)

    def convolve(self, name: str, module: ConvNorm, x: str) -> str:
        kernel, bias = module.folded()
        self.keep(f"{name}/kernel", kernel.permute(2, 3, 1, 0))
        self.keep(f"{name}/bias", bias)
        return self.layer(
            "Conv2D",
            name,
            [x],
            filters=module.conv.out_channels,
            kernel_size=list(module.conv.kernel_size),
            strides=[module.stride, module.stride],
            padding="same",
            data_format="channels_last",
            dilation_rate=[1, 1],
            activation="linear",
            use_bias=True,
        )

    def gelu(self, name: str, x: str) -> str:
        return self.layer("Activation", name, [x], activation="gelu")

    def relu(self, name: str, x: str) -> str:
        return self.layer("Activation", name, [x], activation="relu")

    def add(self, name: str, a: str, b: str) -> str:
        return self.layer("Add", name, [a, b])

    def halve(self, name: str, x: str) -> str:
        sizes = {"pool_size": [2, 2], "strides": [2, 2], "padding": "valid"}
        return self.layer("MaxPooling2D", name, [x], data_format="channels_last", **sizes)

    def average(self, name: str, x: str) -> str:
        return self.layer("GlobalAveragePooling2D", name, [x], data_format="channels_last")

    def dense(self, name: str, module: nn.Linear, x: str) -> str:
        self.keep(f"{name}/kernel", module.weight.t())
        self.keep(f"{name}/bias", module.bias)
        return self.layer("Dense", name, [x], units=module.out_features, activation="linear", use_bias=True)

    def document(self, name: str, output: str) -> dict:
        """The functional model, as `model.json` holds it."""
        config = {
            "name": name.replace("-", "_"),
            "layers": self.layers,
            "input_layers": [["pixels", 0, 0]],
            "output_layers": [[output, 0, 0]],
        }
        return {"class_name": "Functional", "config": config, "keras_version": "2.15.0", "backend": "tensorflow"}


def describe(network: Net, name: str, size: int) -> tuple[dict, dict[str, np.ndarray]]:
    """The topology and the weights of a net in evaluation mode, for pictures of `size` x `size`."""
    on = OnLayers(size)
    output = network.program(on, on.pixels)
    return on.document(name, output), on.weights


class FromLayers:
    """The operations of a `Net.program` on nothing: puts an exported model's weights back into the modules, where batch
    norm becomes the identity but for its bias."""

    add = rescale = gelu = relu = halve = average = staticmethod(lambda *_: None)

    def __init__(self, exported: ExportedNet):
        self.exported = exported

    def convolve(self, name: str, module: ConvNorm, x: None) -> None:
        module.conv.weight.copy_(self.exported.weight(name, "kernel"))
        module.norm.reset_running_stats()
        module.norm.weight.fill_((1 + module.norm.eps) ** 0.5)
        module.norm.bias.copy_(self.exported.weight(name, "bias"))

    def dense(self, name: str, module: nn.Linear, x: None) -> None:
        module.weight.copy_(self.exported.weight(name, "kernel").t())
        module.bias.copy_(self.exported.weight(name, "bias"))


@torch.no_grad()
def read_weights(network: Net, folder: Path) -> None:
    """Put the weights of an exported model of the same architecture into a net."""
    network.program(FromLayers(ExportedNet(folder)), None)


def padded(x: Tensor, config: dict) -> Tensor:
    """A picture with the zeros TensorFlow's 'same' puts around it: half in front, an odd one behind."""
    assert config["padding"] == "same"
    sides: list[int] = []
    for length, taps, stride in zip(reversed(x.shape), reversed(config["kernel_size"]), reversed(config["strides"])):
        total = max((-(-length // stride) - 1) * stride + taps - length, 0)
        sides += [total // 2, total - total // 2]
    return F.pad(x, sides)


class ExportedNet(nn.Module):
    """An exported model read back from its folder, run in PyTorch: pixels [B, 3, H, W] to logits, float32 or 64."""

    def __init__(self, folder: Path, dtype: torch.dtype = torch.float32):
        super().__init__()
        model = json.loads((folder / "model.json").read_text())
        self.layers = model["modelTopology"]["model_config"]["config"]["layers"]
        manifest = model["weightsManifest"][0]
        data, offset = (folder / manifest["paths"][0]).read_bytes(), 0
        self.parameter_count = 0
        for entry in manifest["weights"]:
            how = entry.get("quantization", {"dtype": "float32"})
            count, stored = int(np.prod(entry["shape"])), np.dtype(STORED[how["dtype"]])
            values = np.frombuffer(data, stored, count, offset).astype(np.float64)
            offset += count * stored.itemsize
            self.parameter_count += count
            array = (values * how.get("scale", 1) + how.get("min", 0)).astype(np.float32).reshape(entry["shape"])
            if array.ndim == 4:
                array = array.transpose(3, 2, 0, 1)
            self.register_buffer(entry["name"].replace("/", "__"), torch.from_numpy(array.copy()).to(dtype))

    @property
    def size(self) -> int:
        """Height and width of the pictures it takes."""
        return self.layers[0]["config"]["batch_input_shape"][1]

    def weight(self, layer: str, name: str) -> Tensor:
        """One weight of a layer."""
        return self.get_buffer(f"{layer}__{name}")

    def compute(self, layer: dict, inputs: list[Tensor]) -> Tensor:
        """What one layer makes of its inputs."""
        kind, name, config = layer["class_name"], layer["name"], layer["config"]
        if kind == "Rescaling":
            return inputs[0] * config["scale"] + config["offset"]
        if kind == "Conv2D":
            weights = self.weight(name, "kernel"), self.weight(name, "bias")
            return F.conv2d(padded(inputs[0], config), *weights, config["strides"])
        if kind == "DepthwiseConv2D":
            kernel, bias = self.weight(name, "depthwise_kernel").transpose(0, 1), self.weight(name, "bias")
            return F.conv2d(padded(inputs[0], config), kernel, bias, config["strides"], groups=len(kernel))
        if kind == "ReLU":
            return F.hardtanh(inputs[0], 0.0, config["max_value"])
        if kind == "Activation":
            return {"gelu": F.gelu, "relu": F.relu}[config["activation"]](inputs[0])
        if kind == "Add":
            return inputs[0] + inputs[1]
        if kind == "MaxPooling2D":
            return F.max_pool2d(inputs[0], 2)
        if kind == "GlobalAveragePooling2D":
            return inputs[0].mean((2, 3))
        if kind == "Dense":
            return inputs[0] @ self.weight(name, "kernel") + self.weight(name, "bias")
        raise ValueError(f"layer {name!r} is of the unknown class {kind}")

    def run(self, x: Tensor, first: int, last: int) -> Tensor:
        """From the value `x` of layer `first` to that of layer `last`, by position."""
        values = {self.layers[first]["name"]: x}
        for layer in self.layers[first + 1 : last + 1]:
            values[layer["name"]] = self.compute(layer, [values[node[0]] for node in layer["inbound_nodes"][0]])
        return values[self.layers[last]["name"]]

    def features(self, x: Tensor) -> Tensor:
        """The last activation before global pooling, [B, K, h, w]: what Grad-CAM explains."""
        return self.run(x, 0, len(self.layers) - 3)

    def classify(self, features: Tensor) -> Tensor:
        """From `features` to the logits."""
        return self.run(features, len(self.layers) - 3, len(self.layers) - 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.run(x, 0, len(self.layers) - 1)
