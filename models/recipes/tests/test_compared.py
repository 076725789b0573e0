"""The two programs side by side, and the sweeps, as tables."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.compared import compared  # noqa: E402
from jsigr.evaluate import BOTH  # noqa: E402
from jsigr.sweep import sweep_table  # noqa: E402


def record(attack, outcome, **params):
    about = {"kind": "accuracy", "attack": attack, "epsilon255": 8, "data": "cifar10-test", "params": params}
    return {**about, "n": len(outcome), "outcome": outcome}


class ComparedTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)

    def test_counts_what_both_measured_and_where_they_differ(self):
        """Breaks if pictures of one program alone count, or noise, whose draws differ, or an attack that leaves nothing, does."""
        (self.root / "a").mkdir()
        for name in ("model.json", "card.json"):
            (self.root / "a" / name).write_text("{}")
        twenty = {"steps": 20, "restarts": 1, "loss": BOTH}
        ours = [record("none", "1101"), record("pgd", "10", **twenty), record("noise", "00"), record("fgsm", "1")]
        theirs = [record("none", "110"), record("pgd", "111", **twenty), record("noise", "11")]
        for records in (ours, theirs):
            # Nothing is left, or another loss: in neither case do the programs agree about anything.
            records += [{**record("pgd", "000", **twenty), "epsilon255": 4}, record("pgd", "11", **{**twenty, "loss": "margin"})]
        for engine, records in (("limelight", ours), ("pytorch", theirs)):
            document = {"model": "a", "engine": engine, "records": records}
            (self.root / f"a.{engine}.json").write_text(json.dumps(document))
        self.assertEqual(compared(self.root, self.root).splitlines()[2:], ["| `a` | 3 | 0 | 2 | 1 |"])

    def test_one_row_a_trial(self):
        """Breaks if a trial's settings, its length or where it starts from are not said."""
        row = {"lambda_jacobian": 0.2, "lambda_selective": 0.8, "epochs": 2, "held_out": 500}
        short = {"lambda_gradient": 0.04, "cutmix": 0.5, "start_from": "b", "epochs": 1, "pictures": 12800, "held_out": 2000, "checked": 2000}
        found = {"held_out_clean": 0.804, "held_out_attacked": 0.452}
        (self.root / "a.sweep.json").write_text(json.dumps({"any": {**row, **found}, "other": {**short, **found}}))
        rows = [
            "| `a` |  | λ_J 0.2, λ_S 0.8 | 2 | 500 | 80.4 % | 45.2 % | 500 |",
            "| `a` | `b` | λ_G 0.04, cutmix 0.5 | 1 of 12,800 | 2000 | 80.4 % | 45.2 % | 2000 |",
        ]
        self.assertEqual(sweep_table(self.root).splitlines()[2:], rows)


if __name__ == "__main__":
    unittest.main()
