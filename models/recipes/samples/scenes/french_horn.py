"""A French horn before a dark curtain."""

import numpy as np

from render import Part, Scene, colour, mix
from solids import Solid, disc, plane, rod, tube, union, vector, within


def studio(way: np.ndarray) -> np.ndarray:
    """A dark hall with two bright windows and a warm floor, to be mirrored in the brass."""
    look = mix(vector(0.22, 0.15, 0.09), vector(0.35, 0.34, 0.36), np.clip(way[:, 1] * 0.5 + 0.5, 0, 1))
    for x, y, half, high in ((-0.55, 0.45, 0.22, 0.35), (0.7, 0.25, 0.12, 0.5)):
        lit = (np.abs(way[:, 0] - x) < half) & (np.abs(way[:, 1] - y) < high) & (way[:, 2] > 0)
        look[lit] = vector(2.6, 2.5, 2.3)
    return look


def bell(throat: np.ndarray, mouth: np.ndarray, width: float) -> Solid:
    """A flare that opens from the throat to the mouth, hollow."""
    way = mouth - throat
    long = float(np.linalg.norm(way))
    way = way / long

    def distance(p: np.ndarray) -> np.ndarray:
        q = p - throat
        along = q @ way
        out = np.sqrt(np.maximum(np.einsum("ij,ij->i", q, q) - along**2, 0))
        share = np.clip(along / long, 0, 1)
        radius = 0.085 + (width - 0.085) * (0.28 * share + 0.72 * share**4)
        wall = np.abs(out - radius) - 0.014
        rim = np.hypot(out - width, along - long) - 0.028
        return 0.45 * np.minimum(np.maximum(wall, np.abs(along - long / 2) - long / 2), rim)

    return within(distance, (throat + mouth) / 2, long / 2 + width)


def coil(centre: tuple[float, float], radius: float, start: float, end: float, z: float, rise: float, count: int = 16):
    """Points on part of a circle, from one angle (degrees) to another, that also moves towards the eye."""
    angles = np.radians(np.linspace(start, end, count))
    return [(centre[0] + radius * np.cos(a), centre[1] + radius * np.sin(a), z + rise * i / (count - 1)) for i, a in enumerate(angles)]


def curtain(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    folds = 0.5 + 0.5 * np.sin(p[:, 0] * 5.5 + 1.1 * np.sin(p[:, 0] * 1.7) + 0.15 * p[:, 1])
    return mix(colour("#16090b"), colour("#5c1620"), folds**1.5)


def scene() -> Scene:
    body = coil((0, 0.1), 0.92, 215, -60, 0.0, 0.05, 26)
    grow = list(np.linspace(0.05, 0.1, len(body)))
    throat = vector(*body[-1])
    inner = coil((-0.02, 0.1), 0.74, 200, -130, 0.02, 0.1, 24)
    small = coil((0.05, 0.22), 0.4, 100, 420, 0.14, 0.05, 18)
    slides = []
    for i, x in enumerate((-0.34, -0.12, 0.1)):
        slides.append(tube([(x, 0.12, 0.26), (x, -0.38 + 0.05 * i, 0.26), (x + 0.05, -0.44 + 0.05 * i, 0.26), (x + 0.1, -0.38 + 0.05 * i, 0.26), (x + 0.1, 0.12, 0.26)], 0.03))
    lead = tube([(-1.55, 0.95, 0.3), (-1.0, 0.72, 0.25), (-0.72, 0.45, 0.2), (-0.7, 0.0, 0.15), (-0.5, -0.4, 0.12)], [0.018, 0.026, 0.032, 0.036, 0.038])
    mouthpiece = rod((-1.7, 1.02, 0.31), (-1.52, 0.94, 0.3), 0.055, 0.02)
    valves = union(*(disc((x + 0.05, 0.2, 0.3), 2, 0.1, 0.11, 0.02) for x in (-0.34, -0.12, 0.1)), disc((0.3, 0.22, 0.3), 2, 0.1, 0.11, 0.02))
    levers = union(*(rod((x + 0.05, 0.3, 0.4), (x - 0.12, 0.78, 0.42), 0.018) for x in (-0.34, -0.2, -0.06)))
    joints = union(
        tube([body[0], (-0.82, -0.52, 0.02), inner[-1]], 0.045),
        tube([inner[0], (-0.6, -0.02, 0.1), (-0.4, 0.2, 0.24)], 0.04),
        tube([small[0], (-0.1, 0.5, 0.22), (-0.2, 0.25, 0.28)], 0.038),
        tube([small[-1], (0.3, 0.42, 0.24), (0.3, 0.24, 0.28)], 0.038),
    )
    brass = union(joints, tube(body, grow), tube(inner, 0.045), tube(small, 0.04), lead, *slides, bell(throat, throat + vector(-0.62, -0.72, 0.62), 0.8))
    return Scene(
        [
            Part(brass, colour("#d9a33a"), gloss=0.75, metal=True, shine=90),
            Part(union(valves, levers, mouthpiece), (0.75, 0.72, 0.66), gloss=0.7, metal=True, shine=90),
            Part(plane((0, 0, 1), -1.6), curtain),
        ],
        studio,
        eye=(-0.3, 0.1, 4.6),
        aim=(-0.2, -0.3, 0),
        view=42,
        sun=(-0.5, 0.8, 0.9),
        sunlight=(2.2, 2.1, 1.9),
        ambient=(0.5, 0.46, 0.44),
        exposure=0.9,
    )
