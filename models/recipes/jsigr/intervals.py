"""95 % intervals: what a figure is worth."""

from __future__ import annotations

import math

import numpy as np


def wilson(count: int, total: int) -> dict[str, float | int]:
    """A proportion with its Wilson score interval (1927)."""
    z, share = 1.959964, count / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = max(0.0, centre - reach), min(1.0, centre + reach)
    return {"value": round(share, 4), "low": round(low, 4), "high": round(high, 4), "count": count, "n": total}


def bootstrap(values: list[float | None], seed: int = 0) -> dict[str, float | int] | None:
    """A mean with its percentile bootstrap interval (Efron 1979; 2,000 samples); what is None does not count.

    None where nothing counts.
    """
    known = np.array([value for value in values if value is not None], dtype=np.float64)
    if len(known) == 0:
        return None
    drawn = np.random.default_rng(seed).integers(0, len(known), (2000, len(known)))
    low, high = np.quantile(known[drawn].mean(axis=1), [0.025, 0.975])
    return {
        "value": round(float(known.mean()), 4),
        "low": round(float(low), 4),
        "high": round(float(high), 4),
        "n": len(known),
    }
