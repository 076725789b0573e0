"""`cifar10-masked`: the standard net with its logits multiplied, so that the gradient of its cross-entropy underflows.

A false defence, to learn on (A. Athalye et al., 2018, "Obfuscated Gradients Give a False Sense of Security"). Class by class
it answers as the net it is made of; only an attack that follows that gradient finds none.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from .card import LIMITS, write_card

ID, FROM = "cifar10-masked", "cifar10-standard"
LAYER = "logits"
# A power of two, which float16 multiplies by without rounding. In float32 exp(−t) is 0 for t > 104: so the gradient is at
# every picture whose margin was above 0.1 before.
FACTOR = 1024.0
MADE_BY = "python models/recipes/run.py scale-logits"


def scaled_shard(shard: bytes, manifest: list[dict], factor: float) -> bytes:
    """Weights as `write_files` lays them out, all float16, with the last layer's multiplied; ValueError if one leaves float16."""
    pieces, offset = [], 0
    for entry in manifest:
        count = int(np.prod(entry["shape"]))
        values = np.frombuffer(shard, "<f2", count, offset)
        offset += values.nbytes
        if entry["name"].startswith(f"{LAYER}/"):
            values = (values.astype("<f4") * np.float32(factor)).astype("<f2")
            if not np.isfinite(values).all():
                raise ValueError(f"{entry['name']} times {factor:g} does not fit into float16")
        pieces.append(values.tobytes())
    return b"".join(pieces)


def card(origin: dict) -> dict:
    """The card of the scaled net, from that of the net it is made of. `merge` adds what was measured."""
    kept = {key: origin[key] for key in ("version", "family", "classes", "inputShape", "parameters", "weightBytes", "licence")}
    return {
        **kept,
        "id": ID,
        "label": "Masked (a false defence)",
        "summary": f"The standard net with its logits multiplied by {FACTOR:g}: it looks robust because its gradients vanish, and is not.",
        "provenance": f"The weights of {FROM}, the last layer's times {FACTOR:g}, by {MADE_BY}. Nothing was trained.",
        "measurements": [],
        "limits": [
            LIMITS["cifar10"],
            f"No defence: it names every picture as {FROM} does, and an attack made on that net, or one that follows the margin, fools it as easily.",
            "Made to be seen through, for teaching: what is counted under attacks by cross-entropy is no robustness.",
            "Its confidence means nothing: nearly every answer has 100 %.",
        ],
    }


def scale_logits(models: Path) -> None:
    """Write `models/cifar10-masked` from `models/cifar10-standard`."""
    origin, folder = models / FROM, models / ID
    folder.mkdir(parents=True, exist_ok=True)
    text = (origin / "model.json").read_text()
    manifest = json.loads(text)["weightsManifest"][0]["weights"]
    (folder / "model.json").write_text(text.replace(FROM.replace("-", "_"), ID.replace("-", "_")))
    (folder / "weights.bin").write_bytes(scaled_shard((origin / "weights.bin").read_bytes(), manifest, FACTOR))
    write_card(folder, card(json.loads((origin / "card.json").read_text())))
    print(f"{ID}: the logits of {FROM}, times {FACTOR:g}")
