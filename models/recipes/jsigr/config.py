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

    The lambdas multiply terms whose gradients are in pixel units (pixels in [0, 1]); see `loss.py`.
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
    precision: str  # "float32" or "bfloat16" (autocast) of a training and its looks at held-out pictures, on a CUDA device with TF32; results are in float32
    held_out: int  # training pictures never trained on: what may be looked at while choosing settings
    family: str = "cifar10"  # data, classes and input size: a key of data.FAMILIES
    architecture: str = "residual"  # a key of network.ARCHITECTURES
    stages: int = 2  # halvings after the stem
    stem_stride: int = 1
    start_from: str = ""  # id of the model this one starts from: its checkpoint, else the weights that ship
    teacher: str = ""  # id of the model whose saliency makes the mask; `start_from` where empty
    lambda_jacobian: float = 0.0
    lambda_selective: float = 0.0
    lambda_gradient: float = 0.0  # of the L1 norm of the cross-entropy's input gradient
    lambda_curvature: float = 0.0  # of the change of that gradient over curvature_step
    curvature_step: float = 1.5  # L2 norm of pixels
    turns: str = ""  # terms take turns, to save time: "step" or "picture" (see Trainer.terms_of_step); "" computes all
    mask_stride: int = 4  # pixels between the points of the teacher's saliency grid
    mask_radius: float = 2.0  # of the blurred disc at each point, pixels
    salient_fraction: float = 0.3  # top part of each picture's saliency that is left unpenalised
    ramp_epochs: float = 0.0  # lambdas rise linearly from 0 over this many epochs
    clip_norm: float = 0.0  # global gradient norm; 0 switches clipping off
    pictures: int = 0  # train on the first so many of the shuffled pictures, for short trials; 0 takes all
    cutmix: float = 0.0  # share of the batches in which a rectangle of each picture is another's, labels in proportion
    adversarial_epsilon: float = 0.0  # of the attack trained on, 0-255 units; 0 trains on clean pictures
    adversarial_steps: int = 2  # of that attack
    adversarial_reach: float = 1.25  # the length of its steps together, in epsilons
    keep_best: bool = True  # of a robust training the epoch best under attack, else the last
    checked: int = 500  # held-out pictures attacked after every epoch, where robustness is the aim

    @property
    def penalties(self) -> dict[str, float]:
        """The weights of the input-gradient terms by their names in `loss.Terms`, those of weight 0 left out."""
        names = ("jacobian", "selective", "gradient", "curvature")
        return {name: weight for name in names if (weight := getattr(self, f"lambda_{name}")) > 0}

    @property
    def regularised(self) -> bool:
        """True where the loss has an input-gradient term, so that batch norm is frozen while training."""
        return bool(self.penalties)

    @property
    def robust(self) -> bool:
        """True where robustness is what the training is for: its held-out value picks the epoch that is kept."""
        return self.regularised or self.adversarial_epsilon > 0

    def to_json(self) -> str:
        """The configuration as sorted JSON: what the checkpoint and the card record."""
        return json.dumps(asdict(self), sort_keys=True)


def with_overrides(values: dict, overrides: list[str]) -> dict:
    """Settings with `key=value` texts applied. Raises ValueError on an unknown key."""
    types = {field.name: field.type for field in fields(Config)}
    casts = {"int": int, "float": float, "str": str, "bool": lambda text: text == "true"}
    changed = dict(values)
    for override in overrides:
        key, _, value = override.partition("=")
        if key not in types:
            raise ValueError(f"unknown setting {key!r}; known: {', '.join(types)}")
        changed[key] = casts[types[key]](value)
    return changed


def load_config(model: str, overrides: list[str] | None = None) -> Config:
    """Read `configs/<model>.toml`, then apply `key=value` overrides. Raises ValueError on an unknown key."""
    values = tomllib.loads((CONFIGS / f"{model}.toml").read_text())
    unknown = set(values) - {field.name for field in fields(Config)}
    if unknown:
        raise ValueError(f"{model}.toml: unknown settings {sorted(unknown)}")
    return Config(**with_overrides(values, overrides or []))
