"""The comparison of two nets, picture by picture."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.paired import on_themselves, paired, sign_test  # noqa: E402


class PairedTest(unittest.TestCase):
    def test_sign_test_is_the_binomial_tail_on_both_sides(self):
        self.assertAlmostEqual(sign_test(5, 0), 2 / 32)
        self.assertAlmostEqual(sign_test(1, 4), 2 * 6 / 32)
        self.assertEqual(sign_test(3, 3), 1)
        self.assertEqual(sign_test(0, 0), 1)

    def test_counts_pictures_that_differ_and_leaves_attacks_of_the_compared_out(self):
        with tempfile.TemporaryDirectory() as holder:
            results = Path(holder)
            for model, outcome in (("a", "1111011"), ("b", "01001")):
                records = [
                    {"kind": "accuracy", "attack": "di-ti-mi", "epsilon255": 8, "source": source, "outcome": outcome}
                    for source in ("c", "a")
                ]
                records.append({"kind": "accuracy", "attack": "pgd", "epsilon255": 8, "outcome": outcome})
                (results / f"{model}.limelight.json").write_text(json.dumps({"records": records}))
            lines = paired(results, "a", ["b"]).splitlines()
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines[2], "| DI-TI-MI at 8/255 from `c` | 5 | +40.0 points (3 against 1, p = 0.62) |")


    def test_attacks_on_themselves_are_compared_where_both_nets_have_them(self):
        """Breaks if another attack is taken for PGD-20, or pictures beyond those that both have are counted."""
        twenty = {"steps": 20, "restarts": 1, "loss": "worst of cross-entropy and margin"}
        counted = {
            "a": [("pgd", {**twenty, "steps": 100}, "0000"), ("pgd", twenty, "11110"), ("autoattack", {}, "1111")],
            "b": [("pgd", twenty, "1001"), ("fgsm", {}, "0000")],
        }
        with tempfile.TemporaryDirectory() as holder:
            results = Path(holder)
            for model, records in counted.items():
                kept = [{"attack": attack, "epsilon255": 8, "params": params, "outcome": outcome} for attack, params, outcome in records]
                (results / f"{model}.pytorch.json").write_text(json.dumps({"records": kept}))
            lines = on_themselves(results, [("a", "b")]).splitlines()
        self.assertEqual(lines[2:], ["| `a` − `b` | PGD-20, ε = 8/255 | 4 | +50.0 points (2 against 0, p = 0.5) |"])


if __name__ == "__main__":
    unittest.main()
