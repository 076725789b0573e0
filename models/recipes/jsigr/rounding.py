"""Rounding a layer's weights to 16 bits so that what the layer computes changes little, not each weight by itself.

The inputs of a layer are correlated, so the error made in rounding one weight can be taken back by those that are rounded
after it: E. Frantar et al., 2023, "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers",
after B. Hassibi and D. Stork, 1993, "Optimal Brain Surgeon".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LEVELS = 2**16
SPARE = 4  # levels kept free at either end, for errors that are carried over
DAMPING = 1e-3  # of the mean variance of the inputs: what is known of them is a sample


@dataclass(frozen=True)
class Grid:
    """Values minimum + scale k, k from 0 to 65535: TensorFlow.js's own `uint16` quantization."""

    scale: float
    minimum: float

    def codes(self, values: np.ndarray) -> np.ndarray:
        """The nearest k of every value."""
        return np.rint((values - self.minimum) / self.scale).clip(0, LEVELS - 1).astype(np.uint16)

    def values(self, codes: np.ndarray) -> np.ndarray:
        return self.minimum + self.scale * codes


def grid_of(weights: np.ndarray) -> Grid:
    """The grid that spans all weights of a layer, and a little more."""
    low, high = float(weights.min()), float(weights.max())
    scale = (high - low) / (LEVELS - 1 - 2 * SPARE)
    return Grid(scale, low - SPARE * scale)


def round_with_feedback(kernel: np.ndarray, moment: np.ndarray, grid: Grid) -> np.ndarray:
    """Codes [inputs, outputs] of a kernel [inputs, outputs], such that Σ_o δ_oᵀ H δ_o is small, δ_o what output o's weights change by.

    H is the inputs' second moment E[x xᵀ], [inputs, inputs]. Input by input: round, then move the weights of the inputs
    that are not yet rounded to where, given that error, they are best.
    """
    count = len(moment)
    damped = moment + np.eye(count) * DAMPING * np.trace(moment) / count
    feedback = np.linalg.cholesky(np.linalg.inv(damped)).T
    left, codes = kernel.astype(np.float64), np.empty(kernel.shape, np.uint16)
    for i in range(count):
        codes[i] = grid.codes(left[i])
        error = (left[i] - grid.values(codes[i])) / feedback[i, i]
        left[i + 1 :] -= np.outer(feedback[i, i + 1 :], error)
    return codes
