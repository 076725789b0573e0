"""The signs of masked gradients, from raw outcomes."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.evaluate import BOTH  # noqa: E402
from jsigr.masking import masking  # noqa: E402


def record(attack, epsilon255, outcome, **params):
    return {"attack": attack, "epsilon255": epsilon255, "params": params, "outcome": outcome}


class MaskingTest(unittest.TestCase):
    def test_counts_clean_pictures_as_far_as_the_attacked_and_every_stage(self):
        records = [
            record("none", 0, "1100"),
            record("noise", 8, "10"),
            record("pgd", 8, "01", steps=20, loss="margin"),
            record("pgd", 8, "00", steps=20, loss=BOTH),
            record("pgd", 128, "1"),
            record("autoattack-stage", 8, "11"),
            record("autoattack", 8, "01"),
        ]
        with tempfile.TemporaryDirectory() as holder:
            (Path(holder) / "a.pytorch.json").write_text(json.dumps({"records": records}))
            line = masking(Path(holder), ["a"]).splitlines()[2]
        self.assertEqual(line, "| `a` | 100.0 % | 50.0 % | – | 0.0 % | 0.0 % | – | 100.0 % | 100.0 %, 50.0 % |")


if __name__ == "__main__":
    unittest.main()
