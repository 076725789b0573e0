"""A golf ball on a lawn."""

import numpy as np

from render import Part, Scene, colour, mottled
from settings import lawn, woods
from solids import ball, length, plane, vector

DIMPLES = 336
DIMPLE = 0.082  # radians from the middle to the edge


def dimples(centre: np.ndarray):
    """Pits spread evenly over a ball: the normals lean towards the middle of the nearest one."""
    turn = np.arange(DIMPLES) * np.pi * (3 - 5**0.5)
    height = 1 - 2 * (np.arange(DIMPLES) + 0.5) / DIMPLES
    around = np.sqrt(1 - height * height)
    pits = np.stack([around * np.cos(turn), height, around * np.sin(turn)], 1).astype(np.float32)

    def lean(p: np.ndarray, n: np.ndarray) -> np.ndarray:
        q = p - centre
        q /= length(q)[:, None]
        near = q @ pits.T
        away = np.arccos(np.clip(near.max(1), -1, 1))
        inward = pits[near.argmax(1)] - q
        inward /= np.maximum(length(inward), 1e-6)[:, None]
        return n + inward * np.where(away < DIMPLE, 0.75 * np.sin(away / DIMPLE * np.pi), 0)[:, None]

    return lean


def scene() -> Scene:
    centre = vector(0, 0.5, 0)
    golf = Part(ball(centre, 0.5), (0.86, 0.86, 0.84), gloss=0.04, shine=60, bumps=dimples(centre))
    ground = Part(plane((0, 1, 0), 0), mottled(colour("#2f5518"), colour("#5d8a2c"), 0.3))
    return Scene(
        [golf, ground],
        woods(),
        eye=(0.3, 0.9, 2.6),
        aim=(0, 0.42, 0),
        view=34,
        sun=(-0.5, 0.9, 0.5),
        exposure=0.8,
        strands=lambda scene, hits: [lawn(scene, 1, hits, 60_000, tall=0.16, near=0.5)],
    )
