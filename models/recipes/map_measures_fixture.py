"""Writes what SciPy and scikit-image say of two pairs of maps, as the page measures them.

    pip install numpy scipy scikit-image
    python models/recipes/map_measures_fixture.py

The maps are given by formulas, the same as in `src/domain/map-measures.test.ts`; the answers, in float64, stand in
`src/domain/testing/map-measures.json`.
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


def ssim(a: np.ndarray, b: np.ndarray) -> float:
    """With the authors' Gaussian window and covariance; scikit-image leaves out the edges that it does not reach."""
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
    FIXTURE.write_text(json.dumps({"by": made, **answers}, indent=2) + "\n")


if __name__ == "__main__":
    main()
