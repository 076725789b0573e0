"""Draws scenes of solids: rays are marched to the surfaces, lit by a sun and a sky, and strands (grass, fur) laid over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Sequence

import numpy as np
from PIL import Image, ImageFilter

from solids import Solid, Vector, clouds, length, vector

Colour = Sequence[float]
# From places, normals and the directions to them: a colour for each, in linear light.
Paint = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Part:
    solid: Solid
    paint: Paint | Colour
    gloss: float = 0.0  # how much of the sky is mirrored at right angles
    metal: bool = False  # mirrors in its own colour
    shine: float = 40.0  # how small the sun's highlight is
    # Bumps: changes the normals from (places, normals).
    bumps: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None


@dataclass(frozen=True)
class Strands:
    """Thin hairs or blades: where they stand, which way and how far they go, and their colours."""

    roots: np.ndarray
    ways: np.ndarray
    colours: np.ndarray
    droop: float = 0.0


@dataclass
class Scene:
    parts: Sequence[Part]
    sky: Callable[[np.ndarray], np.ndarray]
    eye: Vector = (0, 1, 4)
    aim: Vector = (0, 0, 0)
    view: float = 40.0  # degrees from top to bottom
    sun: Vector = (0.5, 0.8, 0.4)
    sunlight: Colour = (2.6, 2.4, 2.1)
    ambient: Colour = (0.55, 0.62, 0.75)
    haze: float = 0.0
    exposure: float = 1.0
    far: float = 60.0
    strands: Callable[["Scene", "Hits"], Sequence[Strands]] | None = None
    grain: float = 0.012
    seed: int = 0

    def nearest(self, p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        best, which = np.full(len(p), 1e9, np.float32), np.zeros(len(p), np.int32)
        for i, part in enumerate(self.parts):
            d = part.solid(p)
            closer = d < best
            best[closer], which[closer] = d[closer], i
        return best, which

    def distance(self, p: np.ndarray) -> np.ndarray:
        return self.nearest(p)[0]

    def axes(self) -> np.ndarray:
        forward = vector(*self.aim) - vector(*self.eye)
        forward /= np.linalg.norm(forward)
        right = np.cross(forward, [0, 1, 0])
        right /= np.linalg.norm(right)
        return np.stack([right, np.cross(right, forward), forward]).astype(np.float32)

    def project(self, p: np.ndarray, side: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Columns, rows and depths of places."""
        q = (p - vector(*self.eye)) @ self.axes().T
        depth = q[:, 2]
        scale = side / 2 / np.tan(np.radians(self.view / 2)) / np.maximum(depth, 1e-3)
        return side / 2 + q[:, 0] * scale, side / 2 - q[:, 1] * scale, depth


@dataclass
class Hits:
    """What the camera sees, by pixel: `at` is where a surface is hit, `which` its part, -1 for none."""

    at: np.ndarray
    normals: np.ndarray
    which: np.ndarray
    depth: np.ndarray
    colours: np.ndarray = field(default_factory=lambda: np.zeros((0, 3), np.float32))


def march(scene: Scene, start: np.ndarray, way: np.ndarray, steps: int = 110, far: float | None = None) -> np.ndarray:
    """How far it is to the first surface; infinite where there is none."""
    far = far or scene.far
    gone = np.full(len(start), 0.0, np.float32)
    found = np.full(len(start), np.inf, np.float32)
    live = np.arange(len(start))
    for _ in range(steps):
        d = scene.distance(start[live] + way[live] * gone[live, None])
        hit = d < 0.0006 * (1 + gone[live])
        found[live[hit]] = gone[live[hit]]
        gone[live] += 0.85 * d
        live = live[~hit & (gone[live] < far)]
        if len(live) == 0:
            break
    return found


def normals_at(scene: Scene, p: np.ndarray, reach: float = 0.0015) -> np.ndarray:
    total = np.zeros_like(p)
    for k in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        k = vector(*k)
        total += k * scene.distance(p + k * reach)[:, None]
    return total / np.maximum(length(total), 1e-9)[:, None]


def sunlit(scene: Scene, p: np.ndarray, softness: float = 14.0) -> np.ndarray:
    """How much of the sun reaches a place, from 0 to 1."""
    sun = vector(*scene.sun)
    sun /= np.linalg.norm(sun)
    light, gone = np.ones(len(p), np.float32), np.full(len(p), 0.02, np.float32)
    live = np.arange(len(p))
    for _ in range(40):
        d = scene.distance(p[live] + sun * gone[live, None])
        light[live] = np.minimum(light[live], np.clip(softness * d / gone[live], 0, 1))
        gone[live] += np.clip(d, 0.02, 0.6)
        live = live[(light[live] > 0.01) & (gone[live] < 14)]
        if len(live) == 0:
            break
    return light


def openness(scene: Scene, p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """How little is in the way of the sky, from 0 to 1."""
    shut = np.zeros(len(p), np.float32)
    for i in range(1, 5):
        reach = 0.03 * i * i
        shut += np.maximum(reach - scene.distance(p + n * reach), 0) / reach / 2**i
    return np.clip(1 - 1.1 * shut, 0.08, 1)


def shade(scene: Scene, p: np.ndarray, n: np.ndarray, way: np.ndarray, which: np.ndarray, mirrors: int = 1) -> np.ndarray:
    sun = vector(*scene.sun)
    sun /= np.linalg.norm(sun)
    colours = np.zeros_like(p)
    bumped = n.copy()
    gloss, shine, metal = (np.zeros(len(p), np.float32) for _ in range(3))
    for i, part in enumerate(scene.parts):
        mine = which == i
        if not mine.any():
            continue
        colours[mine] = part.paint(p[mine], n[mine]) if callable(part.paint) else vector(*part.paint)
        if part.bumps:
            bumped[mine] = part.bumps(p[mine], n[mine])
        gloss[mine], shine[mine], metal[mine] = part.gloss, part.shine, part.metal
    n = bumped / np.maximum(length(bumped), 1e-9)[:, None]
    facing = np.clip(n @ sun, 0, 1)
    light = facing * sunlit(scene, p + n * 0.004)
    open_sky = openness(scene, p, n)
    up = 0.6 + 0.4 * n[:, 1]
    lit = light[:, None] * vector(*scene.sunlight) + (open_sky * up)[:, None] * vector(*scene.ambient)
    mirrored = way - 2 * np.einsum("ij,ij->i", way, n)[:, None] * n
    half = sun - way
    half /= length(half)[:, None]
    spot = np.clip(np.einsum("ij,ij->i", half, n), 0, 1) ** shine * light * (shine + 8) / 40
    fresnel = gloss + (1 - gloss) * np.clip(1 + np.einsum("ij,ij->i", way, n), 0, 1) ** 5 * (gloss > 0)
    image = np.zeros_like(p)
    glossy = gloss > 0
    if glossy.any():
        image[glossy] = scene.sky(mirrored[glossy]) * open_sky[glossy, None]
        if mirrors:
            start = p[glossy] + n[glossy] * 0.01
            gone = march(scene, start, mirrored[glossy], 50, 8)
            seen = np.isfinite(gone)
            if seen.any():
                there = start[seen] + mirrored[glossy][seen] * gone[seen, None]
                where = np.flatnonzero(glossy)[seen]
                image[where] = shade(scene, there, normals_at(scene, there), mirrored[where], scene.nearest(there)[1], 0)
    tint = np.where(metal[:, None] > 0, colours, 1)
    body = np.where(metal[:, None] > 0, 0.25, 1 - fresnel[:, None]) * colours * lit
    return body + fresnel[:, None] * tint * image + (gloss * spot)[:, None] * tint * vector(*scene.sunlight)


def see(scene: Scene, side: int) -> tuple[np.ndarray, Hits]:
    """Linear colours of side × side pixels, and what is in them."""
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32)
    reach = np.tan(np.radians(scene.view / 2))
    x, y = (columns.ravel() + 0.5) / side * 2 - 1, 1 - (rows.ravel() + 0.5) / side * 2
    way = np.stack([x * reach, y * reach, np.ones_like(x)], 1) @ scene.axes()
    way /= length(way)[:, None]
    start = np.broadcast_to(vector(*scene.eye), way.shape)
    gone = march(scene, start, way)
    colours, seen = scene.sky(way), np.isfinite(gone)
    at = start + way * np.where(seen, gone, scene.far)[:, None]
    n, which = np.zeros_like(at), np.full(len(at), -1)
    if seen.any():
        n[seen] = normals_at(scene, at[seen])
        which[seen] = scene.nearest(at[seen])[1]
        lit = shade(scene, at[seen], n[seen], way[seen], which[seen])
        haze = 1 - np.exp(-scene.haze * gone[seen])[:, None]
        colours[seen] = lit * (1 - haze) + scene.sky(way[seen] * [1, 0, 1]) * haze
    hits = Hits(at, n, which, (at - vector(*scene.eye)) @ scene.axes()[2], colours)
    if scene.strands:
        for strands in scene.strands(scene, hits):
            lay(scene, strands, colours, hits.depth, side)
    return colours, hits


def lay(scene: Scene, strands: Strands, colours: np.ndarray, depth: np.ndarray, side: int, points: int = 10) -> None:
    """Draws strands over the picture, near ones over far ones, where nothing is before them."""
    steps = np.linspace(0, 1, points, dtype=np.float32)
    p = strands.roots[:, None] + strands.ways[:, None] * steps[:, None]
    p[..., 1] -= strands.droop * length(strands.ways)[:, None] * steps**2
    shadow = 0.55 + 0.45 * steps[None, :, None]
    tint = (strands.colours[:, None] * shadow).reshape(-1, 3)
    x, y, z = scene.project(p.reshape(-1, 3), side)
    inside = (x >= 0) & (x < side) & (y >= 0) & (y < side) & (z > 0.05)
    pixel = y[inside].astype(int) * side + x[inside].astype(int)
    z, tint = z[inside], tint[inside]
    shown = z < depth[pixel] + 0.02
    pixel, z, tint = pixel[shown], z[shown], tint[shown]
    order = np.argsort(-z, kind="stable")
    colours[pixel[order]] = tint[order]
    depth[pixel[order]] = np.minimum(depth[pixel[order]], z[order])


def picture(scene: Scene, side: int, over: int = 2) -> Image.Image:
    """The scene as a photograph of side × side pixels would show it."""
    colours, _ = see(scene, side * over)
    light = np.maximum(colours * scene.exposure, 0)
    toned = np.clip(light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14), 0, 1)
    bright = toned.reshape(side, over, side, over, 3).mean((1, 3)) ** (1 / 2.2)
    grain = np.random.default_rng(scene.seed).normal(0, scene.grain, (side, side, 1))
    return Image.fromarray((np.clip(bright + grain, 0, 1) * 255 + 0.5).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.3))


def colour(text: str) -> np.ndarray:
    """`#rrggbb` in linear light."""
    return vector(*((int(text[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)))


def mix(a: np.ndarray, b: np.ndarray, share: np.ndarray) -> np.ndarray:
    return a + (b - a) * share[:, None]


def step(low: float, high: float, x: np.ndarray) -> np.ndarray:
    """From 0 below `low` to 1 above `high`, smoothly."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mottled(a: np.ndarray, b: np.ndarray, size: float, seed: int = 0) -> Paint:
    """Two colours in patches of about that size."""
    return lambda p, n: mix(a, b, step(0.25, 0.75, clouds(p / size, 4, seed)))
