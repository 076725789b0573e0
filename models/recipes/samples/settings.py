"""What scenes stand in: skies, woods and grass."""

from __future__ import annotations

from typing import Callable

import numpy as np

from render import Hits, Scene, Strands, colour, mix, step
from solids import Vector, clouds, vector


def open_sky(high: str = "#3f78c4", low: str = "#bcd6ee", cover: float = 0.5, seed: int = 0) -> Callable[[np.ndarray], np.ndarray]:
    """Blue above, pale at the horizon, with clouds; `cover` from 0 (none) to 1."""
    top, bottom, white = colour(high), colour(low), vector(0.95, 0.96, 1.0)

    def look(way: np.ndarray) -> np.ndarray:
        up = np.clip(way[:, 1], 0, 1)
        blue = mix(bottom, top, np.sqrt(up))
        flat = way / np.maximum(way[:, 1:2] + 0.25, 0.05)
        puffs = clouds(flat * [2.2, 0, 2.2] + 5.1, 5, seed)
        return mix(blue, white, step(0.78 - 0.45 * cover, 1.02 - 0.4 * cover, puffs) * step(-0.02, 0.1, way[:, 1]))

    return look


def woods(dark: str = "#22361b", light: str = "#7fa04c", grain: float = 9.0, seed: int = 0) -> Callable[[np.ndarray], np.ndarray]:
    """Leaves far out of focus."""
    a, b, glow = colour(dark), colour(light), colour("#dfe8b0")

    def look(way: np.ndarray) -> np.ndarray:
        leaves = clouds(way * grain + 3.0, 3, seed)
        spots = clouds(way * grain * 2.2 + 9.0, 2, seed + 7)
        base = mix(a, b, step(0.3, 0.72, leaves))
        return mix(base, glow, 0.6 * step(0.62, 0.8, spots) * step(0.45, 0.6, leaves))

    return look


def lawn(
    scene: Scene,
    part: int,
    hits: Hits,
    count: int,
    tall: float,
    dry: float = 0.15,
    near: float = 0.0,
    far: float = 12.0,
    up: Vector = (0, 1, 0),
    seed: int = 1,
) -> Strands:
    """Blades of grass where the camera sees the ground."""
    random = np.random.default_rng(seed)
    ground = np.flatnonzero((hits.which == part) & (hits.depth > near) & (hits.depth < far))
    chosen = random.choice(ground, count)
    roots = (hits.at[chosen] + random.normal(0, 0.01, (count, 3))).astype(np.float32)
    ways = (vector(*up) + random.normal(0, 0.4, (count, 3))) * tall * random.uniform(0.4, 1.2, (count, 1))
    green = mix(colour("#2c3a1a"), colour("#687a44"), np.clip(clouds(roots * 3, 3, seed) + random.normal(0, 0.25, count), 0, 1))
    tints = mix(green, colour("#978b62"), (random.random(count) < dry) * random.uniform(0.2, 0.9, count))
    light = np.clip(hits.colours[chosen].mean(1, keepdims=True) / np.maximum(hits.colours[ground].mean(), 1e-6), 0.25, 1.5)
    return Strands(roots, ways.astype(np.float32), (tints * light * 1.3).astype(np.float32), droop=0.25)
