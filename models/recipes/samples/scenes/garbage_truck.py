"""A garbage truck on a street, seen from behind its side."""

import numpy as np

from render import Part, Scene, colour, mix, mottled, step
from settings import open_sky
from solids import box, clouds, common, cut, disc, ellipsoid, noise, plane, rod, union, within


def wheels():
    tyres, rims = [], []
    for x in (-2.55, 1.15, 2.15):
        for z in (0.95, -0.95):
            tyres.append(disc((x, 0.5, z), 2, 0.5, 0.2, 0.06))
            rims.append(disc((x, 0.5, z + 0.12 * np.sign(z)), 2, 0.27, 0.12, 0.03))
    return within(union(*tyres), (-0.2, 0.5, 0), 3.2), within(union(*rims), (-0.2, 0.5, 0), 3.0)


def bodywork(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    paint = mix(colour("#2d7a36"), colour("#3f9147"), clouds(p * 1.3, 3))
    grime = step(0.52, 0.8, clouds(p * 2.2, 5, 5) + 0.3 * step(1.6, 0.7, p[:, 1]))
    paint = mix(paint, np.broadcast_to(colour("#3c372c"), p.shape), 0.65 * grime)
    stripe = (np.abs(p[:, 1] - 1.25) < 0.09) & (np.abs(n[:, 2]) > 0.7)
    paint[stripe] = np.where((((p[:, 0] + p[:, 1]) * 2.5) % 1 < 0.5)[:, None], colour("#d43a22"), colour("#ece8dc"))[stripe]
    return paint


def cab(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    paint = np.broadcast_to(colour("#e7e5df"), p.shape).copy()
    glass = (p[:, 1] > 1.75) & (p[:, 1] < 2.45)
    side = glass & (np.abs(n[:, 2]) > 0.7) & (p[:, 0] > -3.45) & (p[:, 0] < -2.55)
    front = glass & (n[:, 0] < -0.7) & (np.abs(p[:, 2]) < 0.95)
    paint[side | front] = colour("#1a242c")
    grille = (n[:, 0] < -0.7) & (p[:, 1] > 0.8) & (p[:, 1] < 1.4) & (np.abs(p[:, 2]) < 0.75)
    paint[grille] = np.where(((p[:, 1] * 8) % 1 < 0.5)[:, None], colour("#202226"), colour("#8d8f92"))[grille]
    paint[(np.abs(n[:, 2]) > 0.7) & (np.abs(p[:, 0] + 2.5) < 0.015)] *= 0.4
    return paint


def houses(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    bricks = np.stack([p[:, 0] * 3.5 + 0.5 * np.floor(p[:, 1] * 9) % 1, p[:, 1] * 9, p[:, 2] * 0], 1)
    joint = (bricks[:, 0] % 1 < 0.06) | (bricks[:, 1] % 1 < 0.12)
    tone = noise(np.floor(bricks), 2)
    face = mix(colour("#7c3f2e"), colour("#a8624a"), tone)
    face[joint] = colour("#a79a8c")
    u, v = p[:, 0] % 2.6 - 1.3, p[:, 1] % 2.6
    frame = (np.abs(u) < 0.56) & (v > 0.8) & (v < 2.2)
    pane = (np.abs(u) < 0.48) & (v > 0.88) & (v < 2.12) & (np.abs(u) > 0.03)
    face[frame] = colour("#dedad0")
    face[pane] = colour("#2b3540")
    return face


def street(p: np.ndarray, n: np.ndarray) -> np.ndarray:
    asphalt = mix(colour("#3c3d40"), colour("#5c5d60"), clouds(p * 5, 5))
    line = (np.abs(p[:, 2] - 2.9) < 0.07) & (p[:, 0] % 3 < 1.8)
    asphalt[line] = colour("#c9c6bb")
    return asphalt


def scene() -> Scene:
    hopper = common(box((3.1, 1.75, 0), (0.95, 1.2, 1.08), 0.05), plane((0.55, -1, 0), 0.95), plane((0.75, 1, 0), 3.95))
    tank = box((0.35, 2.0, 0), (2.3, 1.15, 1.12), 0.18)
    ribs = union(*(box((x, 2.0, 0), (0.05, 1.17, 1.17), 0.03) for x in np.arange(-1.6, 2.5, 0.68)))
    mouth = box((3.75, 1.35, 0), (0.55, 0.5, 0.92))
    cabin = common(box((-3.0, 1.7, 0), (0.72, 1.0, 1.1), 0.12), plane((-1, 0.32, 0), 4.0))
    tyres, rims = wheels()
    frame = union(
        box((0, 0.75, 0), (3.3, 0.13, 0.5)),
        box((-3.75, 0.65, 0), (0.08, 0.16, 1.1), 0.03),
        box((3.7, 0.62, 0), (0.3, 0.06, 0.9)),
        box((-0.8, 0.65, 0.9), (0.8, 0.2, 0.12), 0.03),
    )
    lamps = union(*(box((3.55, 2.55, z), (0.1, 0.07, 0.12), 0.02) for z in (-0.85, 0.85)), *(box((3.82, 0.8, z), (0.05, 0.08, 0.14), 0.02) for z in (-0.9, 0.9)))
    beacon = disc((-3.0, 2.8, 0.5), 1, 0.11, 0.1, 0.04)
    kerb = box((0, 0.06, -2.6), (40, 0.08, 1.0))
    crown = ellipsoid((-6.5, 4.2, -3.5), (2.4, 2.6, 1.5))

    def leaves(p: np.ndarray) -> np.ndarray:
        return 0.6 * (crown(p) - 1.4 * (clouds(p * 1.2, 4, 3) - 0.5))

    tree = within(union(leaves, rod((-6.5, 0, -3.5), (-6.5, 3, -3.5), 0.2)), (-6.5, 3.5, -3.5), 4.0)
    return Scene(
        [
            Part(union(cut(union(tank, hopper), mouth), ribs), bodywork, gloss=0.03, shine=30),
            Part(cabin, cab, gloss=0.05, shine=60),
            Part(tyres, (0.025, 0.025, 0.027)),
            Part(rims, (0.5, 0.5, 0.5), gloss=0.2, metal=True),
            Part(frame, (0.05, 0.05, 0.055)),
            Part(lamps, (0.7, 0.04, 0.03), gloss=0.05),
            Part(beacon, (0.9, 0.4, 0.02), gloss=0.05),
            Part(kerb, (0.42, 0.41, 0.39)),
            Part(box((2, 4, -6.2), (30, 4.2, 1)), houses),
            Part(tree, mottled(colour("#20381a"), colour("#5c8438"), 0.7)),
            Part(plane((0, 1, 0), 0), street),
        ],
        open_sky("#5a8ccb", "#cfe0ef", cover=0.6, seed=6),
        eye=(6.3, 2.5, 7.4),
        aim=(0.45, 1.6, 0),
        view=46,
        sun=(0.6, 1.0, 0.8),
        exposure=0.65,
        haze=0.004,
    )
