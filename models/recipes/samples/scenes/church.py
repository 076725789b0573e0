"""A white country church with a steeple, between trees."""

import numpy as np

from render import Part, Scene, colour, mix, mottled, step
from settings import lawn, open_sky
from solids import box, clouds, common, cut, ellipsoid, moved, noise, plane, rod, union, vector, within


def gable(half: float, top: float, slope: float, back: float, front: float, thick: float):
    """A roof: two slopes that meet at x = 0, `top` high."""
    outer = [plane((side * slope, 1, 0), top / np.hypot(slope, 1)) for side in (-1, 1)]
    ends = box((0, top - half * slope / 2, (back + front) / 2), (half, half * slope / 2 + thick, (front - back) / 2))
    return common(*outer, ends)


def spire(low: float, high: float, half: float):
    """Eight flat sides that meet in a point."""
    rise = high - low
    sides = []
    for i in range(8):
        angle = np.pi / 8 + i * np.pi / 4
        n = vector(np.cos(angle) * rise, half, np.sin(angle) * rise)
        sides.append(plane(n, float(n @ vector(0, high, 0)) / float(np.linalg.norm(n))))
    return common(*sides, plane((0, -1, 0), -low))


def arched(u: np.ndarray, v: np.ndarray, width: float, height: float) -> np.ndarray:
    """Whether places on a wall are in a window with a pointed arch that stands at v = 0."""
    top = height - 1.4 * np.abs(u) ** 1.3 / width**0.3
    return (np.abs(u) < width) & (v > 0) & (v < top)


def boards(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """White boards, with windows along the sides and a door in the tower."""
    shade = 0.62 + 0.14 * ((p[:, 1] * 9) % 1)
    wall = shade[:, None] * vector(1.0, 0.99, 0.95) * (0.9 + 0.1 * clouds(p * 3, 3)[:, None])
    glass, frame, wood = colour("#26303a"), vector(0.35, 0.35, 0.34), colour("#5a2d1c")
    side, front = np.abs(n[:, 0]) > 0.7, n[:, 2] > 0.7
    along = (p[:, 2] + 0.2) % 1.15 - 0.575
    tower = front & (np.abs(p[:, 0]) < 0.75)
    for grow, tint in ((0.05, frame), (0.0, glass)):
        wall[side & (p[:, 1] < 2) & arched(along, p[:, 1] - 0.65 + grow, 0.2 + grow, 1.25 + 2 * grow)] = tint
        wall[tower & arched(p[:, 0], p[:, 1] - 2.0 + grow, 0.17 + grow, 0.95 + 2 * grow)] = tint
        wall[(tower | side) & arched(np.where(side, p[:, 2] - 2.55, p[:, 0]), p[:, 1] - 3.75 + grow, 0.22 + grow, 0.8 + 2 * grow)] = tint
        wall[front & (np.abs(p[:, 0]) > 0.8) & arched(np.abs(p[:, 0]) - 1.2, p[:, 1] - 0.65 + grow, 0.17 + grow, 1.2 + 2 * grow)] = tint
    wall[tower & arched(p[:, 0], p[:, 1], 0.42, 1.6)] = frame
    wall[tower & arched(p[:, 0], p[:, 1], 0.36, 1.5)] = wood
    return wall


def shingles(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    rows = (p[:, 1] * 7) % 1
    tone = 0.6 + 0.4 * noise(np.stack([p[:, 0] * 6, np.floor(p[:, 1] * 7), p[:, 2] * 6], 1))
    return (tone * (0.75 + 0.25 * rows))[:, None] * colour("#5d5f66")


def tree(x: float, z: float, size: float, seed: int):
    crown = ellipsoid((x, size * 1.25, z), (size * 0.75, size, size * 0.75))

    def leaves(p: np.ndarray) -> np.ndarray:
        return 0.6 * (crown(p) - 0.7 * size * (clouds(p * 2.6 / size, 4, seed) - 0.5))

    return within(union(leaves, rod((x, 0, z), (x, size, z), size * 0.08)), (x, size * 1.2, z), size * 1.45)


def scene() -> Scene:
    walls = union(
        box((0, 1.1, -0.4), (1.7, 1.1, 2.7)),
        common(gable(1.7, 3.65, 0.85, -3.1, 2.3, 0.05), box((0, 2.5, -0.4), (1.7, 1.4, 2.7))),
        box((0, 2.4, 2.5), (0.75, 2.4, 0.75)),
    )
    roof_outer, roof_inner = gable(1.95, 3.85, 0.85, -3.3, 2.5, 0.1), gable(2.2, 3.66, 0.85, -4, 2.9, 0.3)
    steeple = spire(4.9, 8.2, 0.9)
    cross = union(box((0, 8.45, 2.5), (0.04, 0.4, 0.04)), box((0, 8.55, 2.5), (0.18, 0.04, 0.04)))
    trees = union(tree(-4.3, -2.5, 2.6, 1), tree(4.9, -3.5, 2.9, 2), tree(-7, -6, 3.2, 3), tree(8.5, -6, 3.4, 4), tree(3.4, -7, 2.6, 5))
    ground = plane((0, 1, 0), 0)

    def earth(p: np.ndarray, n: np.ndarray) -> np.ndarray:
        grass = mottled(colour("#3a5a1e"), colour("#7b9a42"), 0.9)(p, n)
        path = step(0.75, 0.6, np.abs(p[:, 0] - 0.15 * np.sin(p[:, 2])) + 0.25 * clouds(p * 3, 3)) * (p[:, 2] > 3.2)
        return mix(grass, colour("#a49a86"), path)

    return Scene(
        [
            Part(walls, boards),
            Part(union(cut(roof_outer, roof_inner), moved(steeple, (0, 0, 2.5))), shingles),
            Part(union(cross, box((0, 4.85, 2.5), (0.85, 0.06, 0.85)), box((0, 0.1, 3.5), (0.6, 0.1, 0.3))), (0.5, 0.5, 0.48)),
            Part(trees, mottled(colour("#1c3312"), colour("#5c8432"), 0.5)),
            Part(ground, earth),
        ],
        open_sky("#3f7ccb", "#c4dcf0", cover=0.45, seed=2),
        eye=(5.2, 1.7, 12.5),
        aim=(0.2, 3.5, 0),
        view=45,
        sun=(0.75, 0.8, 0.75),
        exposure=0.62,
        haze=0.004,
        strands=lambda scene, hits: [lawn(scene, 4, hits, 30_000, tall=0.14, dry=0.2, far=30)],
    )

