"""One model, one TOML file: read it, check it, and hand it on as plain values."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

RECIPES = Path(__file__).resolve().parent.parent
MODELS = RECIPES.parent
REPOSITORY = MODELS.parent
CONFIGS = RECIPES / "configs"


@dataclass(frozen=True)
class Config:
    """Every choice that makes a model; units in the field's comment.

    `lambda_jacobian` and `lambda_selective` multiply terms whose gradients are in pixel units (pixels in [0, 1]).
    """

    id: str
    label: str
    summary: str
    width: int  # channels of the first stage; each later stage has twice as many
    epochs: int
    batch: int
    learning_rate: float  # peak of the one-cycle schedule
    weight_decay: float
    label_smoothing: float
    ema: float  # decay of the weight average per step; 0 switches it off
    seed: int
    precision: str  # "float32" or "bfloat16" (autocast in training only; evaluation is float32)
    held_out: int  # training pictures never trained on: what may be looked at while choosing settings
    family: str = "cifar10"  # data, classes and input size: a key of data.FAMILIES
    architecture: str = "residual"  # a key of network.ARCHITECTURES
    stages: int = 2  # halvings after the stem
    stem_stride: int = 1
    start_from: str = ""  # id of the model whose checkpoint this one starts from
    teacher: str = ""  # id of the model whose saliency makes the mask; `start_from` where empty
    lambda_jacobian: float = 0.0
    lambda_selective: float = 0.0
    alternate: bool = False  # one of the two terms a step, at twice its weight: the same mean gradient for less
    mask_stride: int = 4  # pixels between the points of the teacher's saliency grid
    mask_radius: float = 2.0  # of the blurred disc at each point, pixels
    salient_fraction: float = 0.3  # top part of each picture's saliency that is left unpenalised
    ramp_epochs: float = 0.0  # lambdas rise linearly from 0 over this many epochs
    clip_norm: float = 0.0  # global gradient norm; 0 switches clipping off
    adversarial_epsilon: float = 0.0  # of the attack trained on, 0-255 units; 0 trains on clean pictures
    adversarial_steps: int = 2  # of that attack

    @property
    def regularised(self) -> bool:
        """True where the loss has an input-gradient term, so that batch norm is frozen while training."""
        return self.lambda_jacobian > 0 or self.lambda_selective > 0

    @property
    def robust(self) -> bool:
        """True where robustness is what the training is for: its held-out value picks the epoch that is kept."""
        return self.regularised or self.adversarial_epsilon > 0

    def to_json(self) -> str:
        """The configuration as sorted JSON: what the checkpoint and the card record."""
        return json.dumps(asdict(self), sort_keys=True)


def load_config(model: str, overrides: list[str] | None = None) -> Config:
    """Read `configs/<model>.toml`, then apply `key=value` overrides. Raises ValueError on an unknown key."""
    values = tomllib.loads((CONFIGS / f"{model}.toml").read_text())
    types = {field.name: field.type for field in fields(Config)}
    for override in overrides or []:
        key, _, value = override.partition("=")
        casts = {"int": int, "float": float, "str": str, "bool": lambda text: text == "true"}
        if key not in types:
            raise ValueError(f"unknown setting {key!r}; known: {', '.join(types)}")
        values[key] = casts[types[key]](value)
    unknown = set(values) - set(types)
    if unknown:
        raise ValueError(f"{model}.toml: unknown settings {sorted(unknown)}")
    return Config(**values)
