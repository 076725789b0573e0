"""A round parachute in the sky, seen from a little below."""

import numpy as np

from render import Part, Scene, colour
from settings import open_sky
from solids import ball, ellipsoid, length, plane, rod, union

GORES = 20
COLOURS = ["#d3222a", "#f4f1e6", "#1f4fa8", "#f2b41c"]


def canopy():
    """A thin dome, puffed between its seams, with a hole at the top."""
    outer, inner = ellipsoid((0, 0, 0), (1.5, 1.02, 1.5)), ellipsoid((0, -0.03, 0), (1.46, 0.98, 1.46))
    below = plane((0, 1, 0), -0.12)
    hole = ball((0, 1.02, 0), 0.14)

    def distance(p: np.ndarray) -> np.ndarray:
        puff = 0.05 * np.abs(np.sin(np.arctan2(p[:, 2], p[:, 0]) * GORES / 2)) * np.clip(length(p[:, [0, 2, 2]]), 0, 1)
        hem = np.stack([p[:, 0], p[:, 1] - puff * 1.4, p[:, 2]], 1)
        dome = np.maximum(outer(p) - puff, -(inner(p) - puff))
        return 0.7 * np.maximum(np.maximum(dome, -below(hem)), -hole(p))

    return distance


def cloth(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """A colour for each gore; the sun shines through to the inside."""
    gore = np.floor((np.arctan2(p[:, 2], p[:, 0]) / (2 * np.pi) + 0.5) * GORES).astype(int) % len(COLOURS)
    return np.stack([colour(text) for text in COLOURS])[gore]


def lines():
    turn = np.linspace(0, 2 * np.pi, GORES, endpoint=False)
    rim = [(1.48 * np.cos(a), -0.1, 1.48 * np.sin(a)) for a in turn]
    return union(*(rod(end, (0.1 * np.sign(end[0]), -2.1, 0), 0.007) for end in rim))


def jumper():
    return union(
        ball((0, -2.05, 0), 0.1),
        rod((0, -2.2, 0), (0, -2.5, 0), 0.12),
        rod((-0.1, -2.2, 0), (-0.14, -1.9, 0), 0.045),
        rod((0.1, -2.2, 0), (0.14, -1.9, 0), 0.045),
        rod((-0.06, -2.55, 0), (-0.12, -2.85, 0.12), 0.06),
        rod((0.06, -2.55, 0), (0.1, -2.88, 0.05), 0.06),
    )


def scene() -> Scene:
    return Scene(
        [
            Part(canopy(), cloth),
            Part(lines(), (0.5, 0.5, 0.5)),
            Part(jumper(), (0.05, 0.06, 0.1)),
        ],
        open_sky("#2c68bd", "#a7c9ea", cover=0.35, seed=3),
        eye=(0.5, -2.6, 6.6),
        aim=(0, -0.8, 0),
        view=37,
        sun=(-0.5, 0.8, 0.6),
        ambient=(0.75, 0.8, 0.95),
        exposure=0.8,
    )
