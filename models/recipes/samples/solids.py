"""Signed distances of simple solids, and ways to join and move them.

A point set is an array of (n, 3); a solid is a function from it to (n,) distances, negative inside. y points up.
"""

from __future__ import annotations

from typing import Callable, Sequence

import numpy as np

Solid = Callable[[np.ndarray], np.ndarray]
Vector = Sequence[float]


def vector(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def length(p: np.ndarray) -> np.ndarray:
    return np.sqrt(np.einsum("ij,ij->i", p, p))


def ball(centre: Vector, radius: float) -> Solid:
    c = vector(*centre)
    return lambda p: length(p - c) - radius


def ellipsoid(centre: Vector, radii: Vector) -> Solid:
    """Not a true distance, but a good guess close to the surface."""
    c, r = vector(*centre), vector(*radii)

    def distance(p: np.ndarray) -> np.ndarray:
        q = (p - c) / r
        outer, inner = length(q), length(q / r)
        return outer * (outer - 1) / np.maximum(inner, 1e-6)

    return distance


def box(centre: Vector, half: Vector, rounding: float = 0.0) -> Solid:
    c, h = vector(*centre), vector(*half) - rounding

    def distance(p: np.ndarray) -> np.ndarray:
        q = np.abs(p - c) - h
        return length(np.maximum(q, 0)) + np.minimum(q.max(1), 0) - rounding

    return distance


def rod(start: Vector, end: Vector, radius: float, end_radius: float | None = None) -> Solid:
    """A round-ended rod from start to end, thicker or thinner towards its end."""
    a, b = vector(*start), vector(*end)
    ab = b - a
    taper = (radius if end_radius is None else end_radius) - radius

    def distance(p: np.ndarray) -> np.ndarray:
        along = np.clip((p - a) @ ab / (ab @ ab), 0, 1)
        return length(p - a - along[:, None] * ab) - radius - taper * along

    return distance


def disc(centre: Vector, axis: int, radius: float, half: float, rounding: float = 0.0) -> Solid:
    """A cylinder along one of the axes."""
    c, others = vector(*centre), [i for i in range(3) if i != axis]

    def distance(p: np.ndarray) -> np.ndarray:
        q = p - c
        side = length(q[:, others]) - radius + rounding
        end = np.abs(q[:, axis]) - half + rounding
        corner = np.stack([side, end], 1)
        return length(np.maximum(corner, 0)) + np.minimum(corner.max(1), 0) - rounding

    return distance


def tube(points: Sequence[Vector], radius: float | Sequence[float], closed: bool = False) -> Solid:
    """A tube through the points, of one radius or one for each point."""
    ends = [vector(*point) for point in points]
    radii = [radius] * len(ends) if isinstance(radius, (int, float)) else list(radius)
    if closed:
        ends, radii = ends + ends[:1], radii + radii[:1]
    pieces = union(*(rod(a, b, r, s) for a, b, r, s in zip(ends, ends[1:], radii, radii[1:])))
    middle = (np.min(ends, 0) + np.max(ends, 0)) / 2
    return within(pieces, middle, max(float(np.linalg.norm(end - middle)) for end in ends) + max(radii))


def within(solid: Solid, centre: Vector, radius: float) -> Solid:
    """A solid that lies in a ball, which is all that is looked at from afar: the same surface, sooner drawn."""
    c = vector(*centre)

    def distance(p: np.ndarray) -> np.ndarray:
        d = length(p - c) - radius + 0.05
        close = d < 0.2
        if close.any():
            d[close] = solid(p[close])
        return d

    return distance


def union(*solids: Solid) -> Solid:
    def distance(p: np.ndarray) -> np.ndarray:
        nearest = solids[0](p)
        for solid in solids[1:]:
            nearest = np.minimum(nearest, solid(p))
        return nearest

    return distance


def blend(softness: float, *solids: Solid) -> Solid:
    """A union whose seams are rounded."""

    def distance(p: np.ndarray) -> np.ndarray:
        nearest = solids[0](p)
        for solid in solids[1:]:
            other = solid(p)
            overlap = np.maximum(softness - np.abs(nearest - other), 0) / softness
            nearest = np.minimum(nearest, other) - overlap * overlap * softness / 4
        return nearest

    return distance


def cut(solid: Solid, *away: Solid) -> Solid:
    def distance(p: np.ndarray) -> np.ndarray:
        kept = solid(p)
        for other in away:
            kept = np.maximum(kept, -other(p))
        return kept

    return distance


def common(*solids: Solid) -> Solid:
    return lambda p: np.max([solid(p) for solid in solids], 0)


def plane(normal: Vector, offset: float) -> Solid:
    """The half space below n · p = offset."""
    n = vector(*normal)
    n = n / np.linalg.norm(n)
    return lambda p: p @ n - offset


def turned(solid: Solid, degrees: float, axis: int, about: Vector = (0, 0, 0)) -> Solid:
    """The solid turned about an axis through a point."""
    turn, c = rotation(degrees, axis), vector(*about)
    return lambda p: solid((p - c) @ turn + c)


def moved(solid: Solid, by: Vector) -> Solid:
    offset = vector(*by)
    return lambda p: solid(p - offset)


def rotation(degrees: float, axis: int) -> np.ndarray:
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    turn = np.eye(3, dtype=np.float32)
    i, j = [k for k in range(3) if k != axis]
    sign = -1 if axis == 1 else 1
    turn[i, i] = turn[j, j] = cosine
    turn[i, j], turn[j, i] = -sign * sine, sign * sine
    return turn


def noise(p: np.ndarray, seed: int = 0) -> np.ndarray:
    """Smooth value noise in [0, 1] with one value at every whole point."""
    whole = np.floor(p)
    part = (p - whole).astype(np.float32)
    part = part * part * (3 - 2 * part)
    corner = whole.astype(np.int64)
    total = np.zeros(len(p), np.float32)
    for dx in (0, 1):
        for dy in (0, 1):
            for dz in (0, 1):
                weight = 1.0
                for i, d in enumerate((dx, dy, dz)):
                    weight = weight * (part[:, i] if d else 1 - part[:, i])
                total += weight * scatter(corner + np.array([dx, dy, dz]), seed)
    return total


def scatter(corner: np.ndarray, seed: int) -> np.ndarray:
    """A fixed number in [0, 1) for every whole point."""
    h = corner[:, 0] * 73856093 ^ corner[:, 1] * 19349663 ^ corner[:, 2] * 83492791 ^ (seed + 1) * 2654435761
    h = (h ^ (h >> 13)) * 1274126177
    return ((h ^ (h >> 16)) & 0xFFFF).astype(np.float32) / 65536


def clouds(p: np.ndarray, octaves: int = 4, seed: int = 0) -> np.ndarray:
    """Noise of several sizes together, in [0, 1]."""
    total, share, weight = np.zeros(len(p), np.float32), 0.0, 1.0
    for octave in range(octaves):
        total += weight * noise(p * 2.03**octave + 17.3 * octave, seed + octave)
        share += weight
        weight /= 2
    return total / share
