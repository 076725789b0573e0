"""A tench that lies on wet grass."""

import numpy as np

from render import Part, Scene, colour, mix, step
from settings import lawn, woods
from solids import blend, clouds, cut, ellipsoid, plane, rod, union

HEAD, TAIL = -1.35, 1.3


def skin(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Dark green above, bronze on the flank, yellow below, in small scales."""
    high = p[:, 1] - 0.32 + 0.05 * (clouds(p * 4, 3) - 0.5)
    tone = mix(colour("#8d7a2c"), colour("#5d5a1f"), step(-0.25, 0.08, high))
    tone = mix(tone, colour("#22280f"), step(0.02, 0.34, high))
    tone = mix(colour("#c9a850"), tone, step(-0.42, -0.16, high))
    row = np.floor(p[:, 1] * 26)
    column = p[:, 0] * 22 + 0.5 * (row % 2)
    scale = np.hypot(column % 1 - 0.5, p[:, 1] * 26 % 1 - 0.5)
    body = step(HEAD + 0.42, HEAD + 0.6, p[:, 0])
    tone = tone * (1 - 0.4 * body * step(0.3, 0.6, scale))[:, None]
    cover = np.abs(np.hypot((p[:, 0] - HEAD - 0.18) * 1.0, p[:, 1] - 0.34) - 0.38)
    gill = step(0.03, 0.0, cover) * (p[:, 0] > HEAD + 0.3) * (np.abs(p[:, 1] - 0.32) < 0.28)
    line = step(0.012, 0.0, np.abs(p[:, 1] - 0.38)) * body
    mouth = step(0.02, 0.0, np.abs(p[:, 1] - 0.24 + 0.25 * (p[:, 0] - HEAD))) * (p[:, 0] < HEAD + 0.2)
    return tone * (1 - 0.6 * gill - 0.35 * line - 0.7 * mouth)[:, None]


def fin(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    rays = 0.75 + 0.25 * np.sin(60 * (p[:, 0] * 0.5 + p[:, 1] * 0.9) + 4 * p[:, 0])
    return rays[:, None] * mix(colour("#1d1f10"), colour("#4a4424"), clouds(p * 5, 3))


def bumps(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    row = np.floor(p[:, 1] * 26)
    u = (p[:, 0] * 22 + 0.5 * (row % 2)) % 1 - 0.5
    v = p[:, 1] * 26 % 1 - 0.5
    body = step(HEAD + 0.42, HEAD + 0.6, p[:, 0])
    return n + 0.35 * (np.stack([u, v, 0 * u], 1) * body[:, None]).astype(np.float32)


def scene() -> Scene:
    body = blend(
        0.3,
        ellipsoid((-0.2, 0.36, 0), (0.95, 0.48, 0.26)),
        ellipsoid((-0.95, 0.34, 0), (0.48, 0.3, 0.21)),
        ellipsoid((0.65, 0.36, 0), (0.6, 0.24, 0.13)),
        ellipsoid((1.05, 0.36, 0), (0.35, 0.19, 0.08)),
    )
    tail = cut(
        union(ellipsoid((1.48, 0.36, 0), (0.3, 0.36, 0.03)), ellipsoid((1.3, 0.36, 0), (0.3, 0.22, 0.05))),
        ellipsoid((1.86, 0.36, 0), (0.18, 0.2, 0.2)),
    )
    fins = union(
        tail,
        cut(ellipsoid((-0.05, 0.72, 0), (0.3, 0.32, 0.025)), ellipsoid((0.45, 1.0, 0), (0.3, 0.4, 0.2))),
        ellipsoid((0.5, 0.08, 0.02), (0.2, 0.2, 0.025)),
        ellipsoid((-0.2, 0.0, 0.16), (0.22, 0.18, 0.03)),
        ellipsoid((-0.72, 0.16, 0.22), (0.24, 0.13, 0.04)),
    )
    eye = ellipsoid((-1.14, 0.42, 0.175), (0.065, 0.065, 0.05))
    pupil = ellipsoid((-1.14, 0.42, 0.205), (0.036, 0.036, 0.03))
    barbel = rod((-1.38, 0.22, 0.06), (-1.42, 0.14, 0.08), 0.012)
    return Scene(
        [
            Part(body, skin, gloss=0.05, shine=45, bumps=bumps),
            Part(union(fins, barbel), fin, gloss=0.03),
            Part(eye, (0.75, 0.16, 0.03), gloss=0.05),
            Part(pupil, (0.01, 0.01, 0.01), gloss=0.08),
            Part(plane((0, 0, 1), -0.2), lambda p, n: mix(colour("#1c2410"), colour("#3f4a22"), clouds(p * 3, 4))),
        ],
        woods(seed=8),
        eye=(0.1, 0.1, 4.4),
        aim=(0.1, 0.3, 0),
        view=41,
        sun=(-0.5, 0.8, 1.0),
        exposure=0.8,
        strands=lambda scene, hits: [lawn(scene, 4, hits, 16_000, tall=0.34, dry=0.3, up=(0.1, 0.3, 0.6))],
    )
