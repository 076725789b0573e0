"""A cassette deck with a cassette in it, on a wooden shelf."""

import numpy as np

from render import Part, Scene, colour, mix
from solids import box, clouds, disc, noise, plane, union, vector


def room(way: np.ndarray) -> np.ndarray:
    """A dim room with a wide window behind the camera."""
    dark, bright = vector(0.12, 0.11, 0.1), vector(1.6, 1.7, 1.8)
    window = (way[:, 2] > 0.3) & (np.abs(way[:, 0] + 0.35) < 0.4) & (way[:, 1] > 0.1) & (way[:, 1] < 0.7)
    return np.where(window[:, None], bright, dark * (1.2 + way[:, 1:2]))


def front(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Brushed metal with the cassette's window, meters, a counter and printed lines."""
    x, y = p[:, 0], p[:, 1]
    brushed = 0.8 + 0.2 * noise(np.stack([x * 3, y * 160, 0 * x], 1), 1)
    face = brushed[:, None] * colour("#b9bbbd")
    ahead = n[:, 2] > 0.6

    def fill(left: float, low: float, right: float, high: float, text: str) -> np.ndarray:
        inside = ahead & (x > left) & (x < right) & (y > low) & (y < high)
        face[inside] = colour(text)
        return inside

    fill(-1.38, 0.12, -0.18, 0.98, "#101114")
    fill(-1.3, 0.2, -0.26, 0.9, "#26282c")
    fill(-1.2, 0.27, -0.36, 0.83, "#d9d4c3")
    fill(-1.2, 0.68, -0.36, 0.83, "#c8432b")
    fill(-1.12, 0.71, -0.44, 0.8, "#f1eee2")
    fill(-1.08, 0.42, -0.48, 0.64, "#17181b")
    for hub, tape in ((-0.98, 0.13), (-0.58, 0.09)):
        around = np.hypot(x - hub, y - 0.53)
        face[ahead & (around < tape) & (np.abs(y - 0.53) < 0.11)] = colour("#3a2618")
        face[ahead & (around < 0.07)] = colour("#ecebe6")
        turn = np.arctan2(y - 0.53, x - hub)
        face[ahead & (around < 0.05) & (np.cos(6 * turn) < 0.3)] = colour("#101114")
    fill(-0.06, 0.55, 0.94, 0.98, "#0c0d10")
    for row, high in enumerate((0.86, 0.7)):
        for bar in range(20):
            tint = "#2fd06a" if bar < 14 else "#e8432c"
            if bar < 15 - 3 * row:
                fill(0.02 + 0.043 * bar, high - 0.06, 0.05 + 0.043 * bar, high + 0.02, tint)
    fill(0.02, 0.58, 0.36, 0.62, "#6c7076")
    for mark in range(11):
        fill(1.05 + 0.03 * mark, 0.92, 1.06 + 0.03 * mark, 0.95, "#33353a")
    return face


def wood(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    grain = clouds(p * [0.8, 8.0, 8.0], 4)
    rings = 0.5 + 0.5 * np.sin(30 * grain + p[:, 2] * 4)
    return mix(colour("#4c2a14"), colour("#8a5a30"), 0.6 * rings + 0.4 * grain)


def scene() -> Scene:
    body = box((0, 0.55, -0.8), (1.52, 0.54, 0.8), 0.02)
    frame = union(
        box((-0.78, 1.0, 0.01), (0.64, 0.025, 0.04), 0.01),
        box((-0.78, 0.1, 0.01), (0.64, 0.025, 0.04), 0.01),
        box((-1.4, 0.55, 0.01), (0.025, 0.46, 0.04), 0.01),
        box((-0.16, 0.55, 0.01), (0.025, 0.46, 0.04), 0.01),
    )
    keys = union(*(box((-0.01 + 0.19 * i, 0.2, 0.04), (0.08, 0.06, 0.07), 0.015) for i in range(6)))
    knobs = union(*(disc((x, y, 0.1), 2, r, 0.1, 0.02) for x, y, r in ((1.24, 0.68, 0.17), (1.13, 0.3, 0.08), (1.36, 0.3, 0.08))))
    marks = union(box((1.24, 0.8, 0.2), (0.01, 0.05, 0.005)), box((1.13, 0.35, 0.2), (0.008, 0.03, 0.005)), box((1.36, 0.35, 0.2), (0.008, 0.03, 0.005)))
    red = box((0.02, 0.4, 0.03), (0.05, 0.035, 0.04), 0.01)
    buttons = union(*(box((0.2 + 0.17 * i, 0.4, 0.03), (0.055, 0.03, 0.03), 0.01) for i in range(5)))
    feet = union(*(disc((x, -0.02, -0.15), 1, 0.1, 0.04) for x in (-1.2, 1.2)))
    return Scene(
        [
            Part(body, front, gloss=0.06, shine=30),
            Part(union(frame, keys, buttons), (0.6, 0.6, 0.61), gloss=0.45, metal=True, shine=40),
            Part(knobs, (0.55, 0.55, 0.57), gloss=0.45, metal=True, shine=60),
            Part(union(marks, feet), (0.02, 0.02, 0.02)),
            Part(red, (0.6, 0.03, 0.02), gloss=0.04),
            Part(plane((0, 1, 0), -0.06), wood, gloss=0.05),
            Part(plane((0, 0, 1), -2.2), lambda p, n: (0.8 + 0.2 * clouds(p * 4, 4))[:, None] * colour("#a99b83")),
        ],
        room,
        eye=(0.75, 1.25, 4.0),
        aim=(0, 0.48, 0),
        view=45,
        sun=(-0.7, 0.9, 1.0),
        sunlight=(1.9, 1.8, 1.7),
        ambient=(0.5, 0.48, 0.46),
        exposure=0.75,
    )
