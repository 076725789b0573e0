"""Reference values for the TypeScript engine on the page's own photographs, for nets whose pictures are large or may not
be kept here: logits, and the best class's input gradient on a coarse grid.
"""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from .config import REPOSITORY
from .encoding import FOLDER, encode
from .topology import ExportedNet

SAMPLES = REPOSITORY / "public" / "samples"
PICTURES = ["chelsea", "coffee"]
GRADIENT_STRIDE = 4


def sample(name: str, size: int) -> np.ndarray:
    """A photograph of the page at a net's size, [size, size, 3] bytes."""
    return np.asarray(Image.open(SAMPLES / f"{name}.jpg").convert("RGB").resize((size, size), Image.Resampling.BOX))


def png(picture: np.ndarray) -> str:
    """A picture as a PNG file in base64."""
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "png", optimize=True)
    return base64.b64encode(file.getvalue()).decode()


def answers(net: nn.Module, pixels: Tensor, labels: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
    """Logits, the best classes unless they are given, and the input gradient of their logits on the coarse grid."""
    inputs = pixels.clone().requires_grad_(True)
    logits = net(inputs)
    labels = logits.argmax(1) if labels is None else labels
    (gradient,) = torch.autograd.grad(logits.gather(1, labels[:, None]).sum(), inputs)
    return logits.detach(), labels, gradient[..., ::GRADIENT_STRIDE, ::GRADIENT_STRIDE]


def write_photograph_fixture(folder: Path, command: str, original: nn.Module | None = None) -> dict[str, float]:
    """Write `src/engine/fixtures/<model>.json` for the exported model in `folder`.

    `original`, pixels in [0, 1] to logits in float32, is the net before its weights were rounded; returned is how far the
    rounding moved its values, as relative L2.
    """
    net = ExportedNet(folder, torch.float64)
    pictures = [sample(name, net.size) for name in PICTURES]
    pixels = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).double() / 255
    logits, labels, gradient = answers(net, pixels)
    content = {
        "model": folder.name,
        "source": f"{command} (PyTorch {torch.__version__.split('+')[0]})",
        "pictures": [png(picture) for picture in pictures],
        "labels": labels.tolist(),
        "gradientStride": GRADIENT_STRIDE,
        "shipped": {"logits": encode(logits), "logitGradient": encode(gradient)},
    }
    errors = {}
    if original is not None:
        before, _, gradient_before = answers(original, pixels.float(), labels)
        content["original"] = {"logits": encode(before), "logitGradient": encode(gradient_before)}
        pairs = {"logits": (logits, before), "input_gradient": (gradient, gradient_before)}
        errors = {name: float((a - b).norm() / b.norm()) for name, (a, b) in pairs.items()}
    (FOLDER / f"{folder.name}.json").write_text(json.dumps(content) + "\n")
    return errors
