"""Rounding with feedback, against rounding each weight by itself."""

import sys
import unittest
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.rounding import LEVELS, Grid, grid_of, round_with_feedback  # noqa: E402


class RoundingTest(unittest.TestCase):
    def setUp(self):
        random = np.random.default_rng(5)
        self.kernel = random.normal(size=(24, 7))
        causes = random.normal(size=(400, 6))
        self.inputs = np.maximum(causes @ random.normal(size=(6, 24)) + 0.1 * random.normal(size=(400, 24)) + 1, 0)
        self.moment = self.inputs.T @ self.inputs / len(self.inputs)

    def test_a_grid_holds_every_weight_to_half_a_step(self):
        grid = grid_of(self.kernel)
        codes = grid.codes(self.kernel)
        self.assertTrue(codes.min() > 0 and codes.max() < LEVELS - 1)
        self.assertLess(np.abs(grid.values(codes) - self.kernel).max(), 0.5001 * grid.scale)

    def test_of_independent_inputs_it_is_the_nearest_value(self):
        """Breaks if an error is carried over where nothing can take it back."""
        grid = grid_of(self.kernel)
        codes = round_with_feedback(self.kernel, np.diag(np.arange(1.0, 25.0)), grid)
        self.assertTrue(np.array_equal(codes, grid.codes(self.kernel)))

    def test_of_correlated_inputs_the_output_changes_less(self):
        """Breaks if the feedback has the wrong sign, order or scale: the error then grows."""
        grid = Grid(0.05, -0.05 * LEVELS / 2)
        rounded = [grid.values(codes) for codes in (grid.codes(self.kernel), round_with_feedback(self.kernel, self.moment, grid))]
        nearest, fed_back = (np.linalg.norm(self.inputs @ (values - self.kernel)) for values in rounded)
        self.assertLess(fed_back, 0.7 * nearest)


if __name__ == "__main__":
    unittest.main()
