"""A chain saw on a tree stump in the woods."""

import numpy as np

from render import Part, Scene, colour, mix, mottled
from settings import lawn, woods
from solids import blend, box, clouds, disc, plane, rod, tube, union, within

BAR = (0.5, 2.25)  # from where to where the guide bar goes
HALF = 0.17  # half its height


def bar_outline(p: np.ndarray) -> np.ndarray:
    """Distance in the bar's own plane to its outline, which ends round."""
    along = np.clip(p[:, 0], BAR[0], BAR[1] - HALF)
    return np.hypot(p[:, 0] - along, p[:, 1] - 0.42) - HALF


def guide_bar(p: np.ndarray) -> np.ndarray:
    return np.maximum(bar_outline(p), np.abs(p[:, 2] - 0.12) - 0.018)


def chain(p: np.ndarray) -> np.ndarray:
    """A band around the bar with teeth."""
    teeth = 0.022 * (np.sin(p[:, 0] * 62 + 3 * np.sign(p[:, 1] - 0.42)) > 0.2)
    rim = np.abs(bar_outline(p) - 0.012) - 0.02 - teeth
    return 0.5 * np.maximum(rim, np.abs(p[:, 2] - 0.12) - 0.032)


def rings(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Year rings on top, bark on the sides."""
    wobble = clouds(p * 2.5, 3)
    around = np.hypot(p[:, 0] - 0.3, p[:, 2]) + 0.1 * wobble
    wood = mix(colour("#8f6534"), colour("#d9b07a"), 0.5 + 0.2 * np.sin(around * 55) + 0.9 * (wobble - 0.5))
    bark = mix(colour("#241a13"), colour("#6b5240"), clouds(p * [7, 1.5, 7], 4))
    return np.where((n[:, 1] > 0.8)[:, None], wood, bark)


def shell(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Orange, with a white plate and slots for the air."""
    paint = np.broadcast_to(colour("#e2571a"), p.shape).copy()
    side = n[:, 2] > 0.6
    x, y = p[:, 0], p[:, 1]
    paint[side & (x > -0.55) & (x < 0.1) & (y > 0.52) & (y < 0.66)] = colour("#f0eee6")
    paint[side & (x > -0.5) & (x < -0.02) & (y > 0.56) & (y < 0.62)] = colour("#26282b")
    slots = side & (x > -0.62) & (x < -0.3) & (y > 0.2) & (y < 0.45) & ((x * 14) % 1 < 0.45)
    paint[slots] = colour("#141415")
    grime = np.clip(clouds(p * 5, 4) * 2 - 1.1, 0, 0.6)
    return mix(paint, np.broadcast_to(colour("#3b2a1c"), p.shape), grime)


def scene() -> Scene:
    body = blend(0.08, box((-0.3, 0.42, 0), (0.45, 0.28, 0.25), 0.1), box((-0.25, 0.68, -0.02), (0.3, 0.12, 0.2), 0.07))
    cover = blend(0.05, box((0.3, 0.4, 0.2), (0.3, 0.19, 0.07), 0.05), disc((0.05, 0.4, 0.2), 2, 0.2, 0.07, 0.03))
    rear = tube([(-0.65, 0.62, 0), (-0.95, 0.72, 0), (-1.25, 0.6, 0), (-1.32, 0.4, 0), (-1.2, 0.24, 0), (-0.7, 0.2, 0)], [0.07, 0.06, 0.065, 0.07, 0.06, 0.06])
    hoop = tube([(0.0, 0.3, 0.34), (0.02, 0.8, 0.36), (0.0, 0.98, 0.26), (-0.04, 1.02, 0), (-0.08, 0.98, -0.26), (-0.1, 0.6, -0.33)], 0.042)
    guard = union(box((0.22, 0.95, 0), (0.03, 0.13, 0.26), 0.025), rod((0.2, 0.7, 0.2), (0.22, 0.9, 0.2), 0.03), rod((0.2, 0.7, -0.2), (0.22, 0.9, -0.2), 0.03))
    trigger = box((-1.0, 0.58, 0), (0.06, 0.05, 0.02), 0.015)
    caps = union(disc((-0.55, 0.68, 0.1), 1, 0.09, 0.1, 0.02), disc((-0.62, 0.33, 0.24), 2, 0.1, 0.05, 0.02))
    bolts = union(disc((0.28, 0.42, 0.28), 2, 0.035, 0.03), disc((0.42, 0.42, 0.28), 2, 0.035, 0.03))
    spikes = union(*(rod((0.56, 0.28 + 0.08 * i, 0.05), (0.68, 0.29 + 0.08 * i, 0.05), 0.03, 0.005) for i in range(4)))
    trunk = disc((0.3, -0.9, 0), 1, 1.75, 0.98, 0.05)
    return Scene(
        [
            Part(within(union(body, cover), (-0.1, 0.45, 0.05), 1.0), shell, gloss=0.06, shine=40),
            Part(within(union(rear, hoop, guard, trigger, caps), (-0.5, 0.6, 0), 1.25), (0.02, 0.02, 0.022), gloss=0.04, shine=30),
            Part(within(guide_bar, (1.35, 0.42, 0.12), 1.1), mottled(colour("#7d8084"), colour("#c7c9cc"), 0.25), gloss=0.4, metal=True, shine=30),
            Part(within(union(chain, spikes, bolts), (1.3, 0.42, 0.12), 1.25), (0.12, 0.12, 0.13), gloss=0.3, metal=True, shine=40),
            Part(within(lambda p: 0.8 * (trunk(p) - 0.05 * clouds(p * [3, 0.7, 3], 3)), (0.3, -0.9, 0), 2.1), rings),
            Part(plane((0, 1, 0), -1.0), mottled(colour("#3a2c1a"), colour("#55692c"), 0.4)),
        ],
        woods(seed=5),
        eye=(2.3, 1.7, 4.3),
        aim=(0.6, 0.42, 0),
        view=39,
        sun=(-0.4, 0.9, 0.7),
        exposure=0.75,
        strands=lambda scene, hits: [lawn(scene, 5, hits, 25_000, tall=0.2, dry=0.4)],
    )
