"""An English springer spaniel, liver and white, that looks up from the grass."""

import numpy as np

from render import Hits, Part, Scene, Strands, colour, mix, step
from settings import lawn, woods
from solids import ball, blend, clouds, ellipsoid, length, plane, rod, turned, union, vector

LIVER, WHITE = colour("#4a2415"), colour("#e2d9cb")
HEAD, BODY, EARS = 0, 1, 2


def coat(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """A white blaze and muzzle between liver cheeks; freckles on the muzzle."""
    x = np.abs(p[:, 0]) + 0.05 * (clouds(p * 5, 2) - 0.5)
    blaze = step(0.05, 0.1, x - 0.08 * step(0.55, 0.2, p[:, 1]))
    muzzle = step(0.42, 0.3, p[:, 2] + 0.3 * (0.3 - p[:, 1]))
    chin = step(-0.16, -0.06, p[:, 1])
    freckles = 0.7 * step(0.6, 0.68, clouds(p * 20, 2, 3)) * step(0.7, 0.4, p[:, 2])
    return mix(WHITE, LIVER, np.maximum(blaze * muzzle * chin, freckles))


def body_coat(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """A white chest, a liver back."""
    back = step(-0.12, -0.22, p[:, 2] - 0.5 * np.abs(p[:, 0]) + 0.3 * (clouds(p * 2.5, 3) - 0.5))
    patch = step(0.52, 0.56, clouds(p * [2.2, 1.6, 2.2] + 4.0, 2, 6)) * step(-0.45, -0.6, p[:, 1])
    ticks = 0.5 * step(0.66, 0.74, clouds(p * 12, 2, 4))
    return mix(WHITE, LIVER, np.maximum(np.maximum(back, patch), ticks))


def ear_coat(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    return mix(LIVER * 0.8, LIVER * 1.5, clouds(p * [9, 2.5, 9], 3))


def fur(hits: Hits, part: int, count: int, long: float, lift: float, flow: np.ndarray, wave: float, seed: int) -> Strands:
    """Hair that lies along the skin as it flows, in locks."""
    random = np.random.default_rng(seed)
    chosen = random.choice(np.flatnonzero(hits.which == part), count)
    p, n = hits.at[chosen], hits.normals[chosen]
    way = np.broadcast_to(flow, p.shape) + wave * np.stack([clouds(p * 6 + k * 31, 2, seed) - 0.5 for k in range(3)], 1)
    way = way + random.normal(0, 0.12, p.shape)
    way = way - np.einsum("ij,ij->i", way, n)[:, None] * n
    way /= np.maximum(length(way), 1e-6)[:, None]
    bare = np.minimum(*(length(p - vector(side * 0.185, 0.36, 0.4)) for side in (-1, 1)))
    long = long * step(0.08, 0.2, bare)[:, None]
    way = (way + lift * n) * long * random.uniform(0.5, 1.3, (count, 1))
    tone = random.uniform(0.75, 1.3, (count, 1)) * (0.75 + 0.5 * clouds(p * 9, 2, seed + 1))[:, None]
    return Strands(p.astype(np.float32), way.astype(np.float32), (hits.colours[chosen] * tone).astype(np.float32), droop=0.15)


def coats(scene: Scene, hits: Hits) -> list[Strands]:
    return [
        lawn(scene, 7, hits, 40_000, tall=0.3, dry=0.5),
        fur(hits, BODY, 40_000, 0.16, 0.3, vector(0, -1, 0.1), 1.4, 11),
        fur(hits, HEAD, 40_000, 0.05, 0.25, vector(0, -0.5, -1), 0.8, 12),
        fur(hits, EARS, 30_000, 0.16, 0.25, vector(0, -1, 0), 1.6, 13),
    ]


def scene() -> Scene:
    head = blend(
        0.16,
        ellipsoid((0, 0.4, 0), (0.34, 0.35, 0.42)),
        ellipsoid((0, 0.18, 0.45), (0.15, 0.14, 0.38)),
        ellipsoid((0, 0.06, 0.38), (0.17, 0.13, 0.28)),
        ball((0.085, 0.12, 0.64), 0.105),
        ball((-0.085, 0.12, 0.64), 0.105),
    )
    body = blend(
        0.3,
        rod((0, 0.15, -0.2), (0, -0.7, -0.3), 0.34, 0.5),
        ellipsoid((0, -1.1, -0.5), (0.6, 0.75, 0.75)),
        rod((0.28, -0.9, 0.0), (0.3, -2.1, 0.12), 0.2, 0.13),
        rod((-0.28, -0.9, 0.0), (-0.3, -2.1, 0.12), 0.2, 0.13),
    )
    ears = union(*(turned(ellipsoid((side * 0.37, 0.03, -0.04), (0.09, 0.44, 0.2)), side * 9, 2, (side * 0.36, 0.4, 0)) for side in (-1, 1)))
    eyes = union(*(ball((side * 0.185, 0.36, 0.365), 0.07) for side in (-1, 1)))
    rims = union(*(ball((side * 0.188, 0.36, 0.345), 0.082) for side in (-1, 1)))
    nose = blend(0.05, ellipsoid((0, 0.24, 0.785), (0.1, 0.075, 0.07)), ball((0, 0.18, 0.8), 0.035))
    mouth = union(rod((0, 0.13, 0.77), (0, 0.03, 0.73), 0.012), rod((0, 0.03, 0.73), (0.14, 0.0, 0.6), 0.012), rod((0, 0.03, 0.73), (-0.14, 0.0, 0.6), 0.012))
    return Scene(
        [
            Part(head, coat),
            Part(body, body_coat),
            Part(ears, ear_coat),
            Part(eyes, colour("#1d0e06"), gloss=0.08, shine=90),
            Part(rims, (0.02, 0.012, 0.01)),
            Part(nose, colour("#2a1510"), gloss=0.06, shine=30),
            Part(mouth, (0.03, 0.015, 0.012)),
            Part(plane((0, 1, 0), -2.0), lambda p, n: mix(colour("#2b3119"), colour("#535c3a"), clouds(p * 2, 4))),
        ],
        woods("#1a2416", "#55663a", grain=6.0, seed=2),
        eye=(1.5, 0.7, 4.1),
        aim=(-0.3, -0.36, 0.12),
        view=30,
        sun=(-0.5, 0.9, 0.7),
        exposure=0.75,
        strands=coats,
    )
