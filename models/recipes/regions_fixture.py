"""Writes what other programs make of the same picture and attributions as the page's XRAI: its segments, and their ranking.

    pip install scikit-image==0.26.0 saliency==0.2.1
    python models/recipes/regions_fixture.py

scikit-image's felzenszwalb, and XRAI of the authors' `saliency` ("full", given these segments and attributions). The picture and the
attributions are given by formulas; the answers stand in `src/domain/fixtures/regions.json`.
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
from saliency.core import XRAI, XRAIParameters
from skimage.segmentation import felzenszwalb

FIXTURE = Path(__file__).resolve().parents[2] / "src" / "domain" / "fixtures" / "regions.json"
HEIGHT, WIDTH, SIGMA, FEWEST, ADDED = 40, 48, 0.8, 12, 6
SCALES = [20, 60, 200, 600]


def picture() -> np.ndarray:
    y, x, c = np.meshgrid(np.arange(HEIGHT), np.arange(WIDTH), np.arange(3), indexing="ij")
    smooth = np.sin(x / 5 + c) * np.cos(y / 4 - c) + 0.4 * np.sign(np.sin((x + 2 * y) / 9))
    return (smooth + 0.05 * np.sin(1.7 * (3 * (WIDTH * y + x) + c))).astype(np.float32)


def attributions() -> np.ndarray:
    i = np.arange(HEIGHT * WIDTH)
    return np.sin(0.013 * i) + 0.5 * np.sin(1.7 * i)


def main() -> None:
    labels = [felzenszwalb(picture(), scale=k, sigma=SIGMA, min_size=FEWEST) for k in SCALES]
    masks = [found == label for found in labels for label in range(found.max() + 1)]
    settings = XRAIParameters()
    settings.experimental_params["min_pixel_diff"] = ADDED
    given = np.repeat(attributions().reshape(HEIGHT, WIDTH, 1), 3, axis=2)
    ranked = XRAI().GetMask(picture(), None, segments=masks, base_attribution=given, extra_parameters=settings)
    found = {
        "libraries": {name: version(name) for name in ["scikit-image", "saliency"]},
        "height": HEIGHT,
        "width": WIDTH,
        "sigma": SIGMA,
        "fewest": FEWEST,
        "added": ADDED,
        "segments": [{"scale": k, "labels": found.ravel().tolist()} for k, found in zip(SCALES, labels)],
        "ranked": [float(f"{v:.7g}") for v in ranked.ravel()],
    }
    FIXTURE.parent.mkdir(exist_ok=True)
    FIXTURE.write_text(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
