"""How the engine's fixtures hold numbers."""

from __future__ import annotations

import base64

import numpy as np
from torch import Tensor

from .config import REPOSITORY

FOLDER = REPOSITORY / "src" / "engine" / "fixtures"


def encode(values: Tensor) -> dict:
    """A tensor [B, C, H, W] or [B, n] as shape (NHWC) and base64 of little-endian float32."""
    array = values.permute(0, 2, 3, 1) if values.ndim == 4 else values
    data = np.ascontiguousarray(array.detach().numpy(), dtype="<f4")
    return {"shape": list(data.shape), "float32": base64.b64encode(data.tobytes()).decode()}
