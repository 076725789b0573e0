"""An old petrol pump before a white wall."""

import numpy as np

from render import Part, Scene, colour, mix, step
from settings import open_sky
from solids import box, clouds, disc, plane, rod, tube, union


def painted(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Red, with rust and dirt towards the ground and a white panel with the counters."""
    red = np.broadcast_to(colour("#b3141c"), p.shape).copy()
    dirt = step(0.5, 0.8, clouds(p * 5, 4) + 0.25 * step(0.5, 0.0, p[:, 1]))
    red = mix(red, np.broadcast_to(colour("#4a2a1c"), p.shape), 0.6 * dirt)
    front = n[:, 2] > 0.6
    x, y = p[:, 0], p[:, 1]

    def fill(low: tuple[float, float], high: tuple[float, float], text: str) -> None:
        red[front & (x > low[0]) & (x < high[0]) & (y > low[1]) & (y < high[1])] = colour(text)

    fill((-0.3, 1.12), (0.3, 1.72), "#d8d8d2")
    fill((-0.27, 1.15), (0.27, 1.69), "#f2f0e6")
    for row, (low, high) in enumerate(((1.52, 1.64), (1.37, 1.49), (1.24, 1.32))):
        fill((-0.23, low), (0.23 - 0.06 * row, high), "#15161a")
        for digit in range(5 - row):
            left = -0.21 + 0.087 * digit
            fill((left, low + 0.02), (left + 0.065, high - 0.02), "#e9e6da")
            fill((left + 0.02, low + 0.035), (left + 0.045, high - 0.035), "#1c1c20")
    fill((-0.22, 0.6), (0.22, 0.95), "#f0ede0")
    fill((-0.19, 0.63), (0.19, 0.92), "#1a3f8c")
    fill((-0.15, 0.74), (0.15, 0.81), "#f4f1e6")
    return red


def globe(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    around = np.hypot(p[:, 0], p[:, 1] - 2.2)
    ring = (around > 0.16) & (around < 0.21) | (np.abs(p[:, 1] - 2.2) < 0.035) & (around < 0.16)
    return np.where(ring[:, None], colour("#c01820"), colour("#f3f1e8"))


def wall(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    boards = 0.75 + 0.25 * np.minimum((p[:, 1] * 4) % 1 * 6, 1)
    stains = 0.8 + 0.2 * clouds(p * [2.0, 0.6, 2.0], 4)
    paint = (boards * stains)[:, None] * colour("#d9d4c4")
    low = p[:, 1] < 0.7
    paint[low] = paint[low] * colour("#6f8f9a") / colour("#d9d4c4")
    return paint


def concrete(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    return mix(colour("#6c6a66"), colour("#a5a29b"), clouds(p * 3, 5))


def scene() -> Scene:
    body = union(box((0, 1.0, 0), (0.4, 0.92, 0.24), 0.06), box((0, 0.06, 0), (0.5, 0.06, 0.32), 0.02))
    trim = union(
        box((0, 1.06, 0), (0.42, 0.025, 0.26), 0.01),
        box((0, 1.78, 0), (0.42, 0.025, 0.26), 0.01),
        box((0, 0.2, 0), (0.42, 0.025, 0.26), 0.01),
        disc((0, 1.96, 0), 1, 0.12, 0.05),
    )
    hose = [(0.42, 1.5, 0.0), (0.6, 1.55, 0.05), (0.72, 1.3, 0.1), (0.72, 0.8, 0.14), (0.66, 0.4, 0.16), (0.56, 0.28, 0.17), (0.5, 0.45, 0.17), (0.48, 0.8, 0.16), (0.47, 1.0, 0.14)]
    nozzle = union(rod((0.47, 0.98, 0.14), (0.47, 1.22, 0.12), 0.035), rod((0.47, 1.22, 0.12), (0.47, 1.36, 0.02), 0.022), box((0.47, 1.08, 0.2), (0.015, 0.1, 0.012)))
    holder = box((0.43, 1.18, 0.06), (0.05, 0.09, 0.07), 0.01)
    return Scene(
        [
            Part(body, painted, gloss=0.05, shine=60),
            Part(disc((0, 2.2, 0), 2, 0.24, 0.07, 0.03), globe, gloss=0.05),
            Part(union(trim, nozzle), (0.7, 0.71, 0.73), gloss=0.6, metal=True, shine=80),
            Part(union(tube(hose, 0.032), holder), (0.02, 0.02, 0.022), gloss=0.03),
            Part(plane((0, 0, 1), -1.3), wall),
            Part(plane((0, 1, 0), 0), concrete),
        ],
        open_sky(seed=4),
        eye=(0.9, 1.5, 4.0),
        aim=(0.1, 1.22, 0),
        view=40,
        sun=(-0.6, 0.9, 0.8),
        exposure=0.62,
    )
