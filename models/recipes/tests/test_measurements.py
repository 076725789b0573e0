"""The page of measurements is what the cards and the raw results say, and the README quotes it."""

import re
import sys
import unittest
from pathlib import Path

RECIPES = Path(__file__).resolve().parent.parent
MODELS = RECIPES.parent
sys.path.insert(0, str(RECIPES))

from jsigr.measurements import PAGE, page  # noqa: E402


class MeasurementsTest(unittest.TestCase):
    def test_the_page_is_made_of_the_committed_results(self):
        """Breaks if results or cards change and `run.py table` is not run after them."""
        self.assertEqual((MODELS / PAGE).read_text(), page(MODELS, RECIPES / "results"))

    def test_every_table_of_the_readme_stands_there(self):
        """Breaks if a figure in the README's tables is not, or no longer, what was measured."""
        known = set((MODELS / PAGE).read_text().splitlines())
        readme = (MODELS.parent / "README.md").read_text()
        measured = re.search(r"^## The models$.*?^## From the command line$", readme, re.S | re.M).group()
        tables = [line for line in measured.splitlines() if line.startswith("|")]
        self.assertGreater(len(tables), 20)
        self.assertEqual([line for line in tables if line not in known], [])

    def test_no_figure_of_the_prose_is_another(self):
        """Breaks if either README says a share, to a tenth of a percent, that was not, or is no longer, measured."""
        known = set(re.findall(r"\d+\.\d", (MODELS / PAGE).read_text()))
        readme = re.search(r"^## The models$.*?^## Fine-tuning$", (MODELS.parent / "README.md").read_text(), re.S | re.M).group()
        for text in (readme, (MODELS / "README.md").read_text()):
            shares = re.findall(r"\d+\.\d(?= (?:%|and \d+\.\d %|\+ \d+\.\d %))", text)
            self.assertEqual([share for share in shares if share not in known], [])


if __name__ == "__main__":
    unittest.main()
