"""The page of measurements is what the cards and the raw results say, and the guide for researchers quotes it."""

import re
import statistics
import sys
import unittest
from pathlib import Path

RECIPES = Path(__file__).resolve().parent.parent
MODELS = RECIPES.parent
GUIDE = MODELS.parent / "docs" / "researcher.md"
sys.path.insert(0, str(RECIPES))

from jsigr.measurements import PAGE, page  # noqa: E402
from jsigr.paired import transferred  # noqa: E402
from jsigr.results import RESULTS, identity, records_of  # noqa: E402

FAMILIES = {
    "cifar10": (["standard", "surrogate"], ["jacobian", "sigr", "jsigr", "at", "jsigr-at"]),
    "imagenette": (["standard", "surrogate"], ["jsigr", "at"]),
}


class MeasurementsTest(unittest.TestCase):
    def test_the_page_is_made_of_the_committed_results(self):
        """Breaks if results or cards change and `run.py table` is not run after them."""
        self.assertEqual((MODELS / PAGE).read_text(), page(MODELS, RECIPES / "results"))

    def test_every_table_of_the_guide_stands_there(self):
        """Breaks if a figure in the guide's tables is not, or no longer, what was measured."""
        known = set((MODELS / PAGE).read_text().splitlines())
        guide = GUIDE.read_text()
        measured = re.search(r"^## The models$.*?^## From the command line$", guide, re.S | re.M).group()
        tables = [line for line in measured.splitlines() if line.startswith("|")]
        self.assertGreater(len(tables), 20)
        self.assertEqual([line for line in tables if line not in known], [])

    def test_no_figure_of_the_prose_is_another(self):
        """Breaks if the guide or the README of the models says a share, to a tenth of a percent, that was not, or is no longer, measured."""
        known = set(re.findall(r"\d+\.\d", (MODELS / PAGE).read_text()))
        guide = re.search(r"^## The models$.*?^## Fine-tuning$", GUIDE.read_text(), re.S | re.M).group()
        for text in (guide, (MODELS / "README.md").read_text()):
            shares = re.findall(r"\d+\.\d(?= (?:%|and \d+\.\d %|\+ \d+\.\d %))", text)
            self.assertEqual([share for share in shares if share not in known], [])

    def test_the_mean_ssim_of_the_prose_is_rounded_once(self):
        """Breaks if the guide's SSIM under attack is not the mean of the raw values (0.8147 is 0.81, though 0.815 in the table)."""
        for family, said in (
            ("cifar10", r"SSIM of (\S+) with the one before for the standard CIFAR-10 net, (\S+) for J-SIGR, (\S+) for adversarial training"),
            ("imagenette", r"Imagenette, 100: (\S+), (\S+), (\S+)\)"),
        ):
            found = re.search(said, GUIDE.read_text()).groups()
            self.assertEqual(found, tuple(f"{ssim_under_attack(f'{family}-{net}'):.2f}" for net in ("standard", "jsigr", "at")))

    def test_what_is_said_of_transfer_is_what_was_counted(self):
        """Breaks if the guide or the attack's own summary says of DI-TI-MI what its table does not."""
        best, pairs = {"di-ti-mi": 0, "pgd": 0}, 0
        for family, (undefended, defended) in FAMILIES.items():
            for met in undefended + defended:
                counted = transferred(RESULTS, f"{family}-{met}")
                for made_on in undefended + defended:
                    if made_on == met:
                        continue
                    left = {attack: counted[attack, f"{family}-{made_on}", 8].count("1") for attack in ("mi-fgsm", "di-ti-mi", "pgd")}
                    if made_on in undefended and met in defended:
                        self.assertEqual(min(left, key=left.get), "di-ti-mi", (made_on, met, left))
                        continue
                    pairs += 1
                    best["pgd"] += left["pgd"] == min(left.values())
                    best["di-ti-mi"] += left["di-ti-mi"] < left["pgd"]
        said = f"of the other {pairs} pairs of nets CE-PGD-20 does in {best['pgd']}."
        self.assertIn(said, GUIDE.read_text())
        self.assertLessEqual(best["di-ti-mi"], pairs / 10)

    def test_seeds_differ_by_as_much_as_is_said(self):
        """Breaks if another seed is further off than `models/README.md` and the cards say ("within two points")."""
        apart = []
        for path in (RESULTS / "seeds").glob("*.pytorch.json"):
            shipped = {identity(record): record for record in records_of(RESULTS / re.sub(r"-seed-\d+", "", path.name))}
            for record in records_of(path):
                apart.append(abs(share(record) - share(shipped[identity({**record, "seed": 0})])))
        self.assertIn(f"which differ from the shipped ones by {max(apart):.2f} points at most", (MODELS / "README.md").read_text())
        self.assertLess(max(apart), 2)


def share(record: dict) -> float:
    """How many of its pictures are named rightly, in percent."""
    return 100 * record["outcome"].count("1") / len(record["outcome"])


def ssim_under_attack(model: str) -> float:
    """Mean SSIM of the gradient maps before and under CE-PGD-20 at 8/255."""
    for record in records_of(RESULTS / f"{model}.limelight.json"):
        about = (record.get("method"), record.get("metric"), record["attack"], record["epsilon255"])
        if about == ("gradient", "ssim", "pgd", 8):
            return statistics.mean(record["values"])
    raise LookupError(model)


if __name__ == "__main__":
    unittest.main()
