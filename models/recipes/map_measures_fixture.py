"""Writes what SciPy and scikit-image say of pairs of maps and of pictures, as the page measures them.

    pip install numpy scipy scikit-image
    python models/recipes/map_measures_fixture.py

The maps are given by formulas, the same as in `src/domain/map-measures.test.ts`, `metrics.test.ts` (with many ties) and
`ssim.test.ts` (pictures); the answers, in float64, stand in `src/domain/testing/map-measures.json`.
"""

import json
from pathlib import Path

import numpy as np
import scipy
import skimage
from scipy.stats import entropy, pearsonr, spearmanr
from skimage.metrics import structural_similarity

FIXTURE = Path(__file__).resolve().parents[2] / "src" / "domain" / "testing" / "map-measures.json"
WIDTH, HEIGHT = 24, 18


def ssim(a: np.ndarray, b: np.ndarray, span: float | None = None) -> float:
    """With the authors' Gaussian window and covariance; scikit-image leaves out the edges that it does not reach."""
    if span is None:
        span = max(a.max(), b.max()) - min(a.min(), b.min())
    options = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False, "data_range": span}
    return float(structural_similarity(a, b, **options))


def normalised(a: np.ndarray) -> np.ndarray:
    return a / np.abs(a).max()


def gini(a: np.ndarray) -> float:
    """The mean difference of all pairs over twice the mean."""
    magnitudes = np.abs(a).ravel()
    return float(np.abs(magnitudes[:, None] - magnitudes[None, :]).mean() / (2 * magnitudes.mean()))


def measures(a: np.ndarray, b: np.ndarray) -> dict:
    flat = [np.abs(each).ravel() for each in (a, b)]
    return {
        "spearman": float(spearmanr(*flat).statistic),
        "pearson": float(pearsonr(a.ravel(), b.ravel()).statistic),
        "ssim": ssim(a, b),
        "ssimNormalised": ssim(normalised(a), normalised(b)),
        "spread": [{"gini": gini(each), "entropy": float(entropy(each))} for each in flat],
    }


def tied(count: int, values: int, steps: int) -> dict:
    """Of whole numbers that take few values: i² mod `values`, and of that and i mod `steps` the sum, halved and rounded down."""
    i = np.arange(count)
    first = i * i % values
    return {"spearman": float(spearmanr(first, (first + i % steps) // 2).statistic)}


# How many, of how many values, in how many steps: of few values, of two, of many.
TIES = [(432, 7, 5), (300, 3, 2), (500, 101, 60)]


def pictures() -> list[dict]:
    """Five pairs of pictures of whole numbers from 0 to 255, divided by 255."""

    def ssim_of(width: int, height: int, first, second) -> dict:
        y, x = np.mgrid[:height, :width]
        a, b = (np.broadcast_to(each(x, y), (height, width)) / 255 for each in (first, second))
        return {"width": width, "height": height, "ssim": ssim(a, b, 1.0)}

    def noise(x, y):
        return (x * x * 31 + y * y * 17 + x * y * 7) % 256

    def gradient(x, y):
        return (4 * x + 2 * y) % 256

    def board(x, y):
        return 255 * ((x // 4 + y // 4) % 2)

    return [
        ssim_of(32, 32, noise, lambda x, y: noise(y, x)),
        ssim_of(24, 40, gradient, lambda x, y: gradient(x, y) // 2 + 40),
        ssim_of(40, 17, board, lambda x, y: board(x + 1, y)),
        ssim_of(11, 11, noise, gradient),
        ssim_of(64, 48, board, lambda x, y: (3 * board(x, y) + noise(x, y)) // 4),
    ]


def main() -> None:
    i = np.arange(WIDTH * HEIGHT)
    first = np.sin(1.7 * i + 1)
    second = 3 * (0.6 * first + 0.4 * np.cos(0.3 * i))
    pairs = {"signed": (first, second), "unsigned": (np.abs(first), np.abs(second))}
    shaped = {
        name: [each.astype("float32").astype("float64").reshape(HEIGHT, WIDTH) for each in pair]
        for name, pair in pairs.items()
    }
    answers = {name: measures(*pair) for name, pair in shaped.items()}
    made = {"scipy": scipy.__version__, "scikit-image": skimage.__version__, "numpy": np.__version__}
    more = {"ties": [tied(*each) for each in TIES], "pictures": pictures()}
    FIXTURE.write_text(json.dumps({"by": made, **answers, **more}, indent=2) + "\n")


if __name__ == "__main__":
    main()
