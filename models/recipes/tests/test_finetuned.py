"""From a fine-tuning's folder to a line of the guide's table."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.finetuned import finetuned, finetuned_on_own, keep  # noqa: E402


def share(count, n=200):
    return {"value": count / n, "low": 0, "high": 1, "count": count, "n": n}


def check(step, attacked):
    mean = {"value": 1 + step, "low": 0, "high": 9, "n": 16}
    return {"kind": "check", "step": step, "clean": share(180), "attacked": share(attacked), "jacobianNorm": mean, "agreement": mean}


class FinetunedTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)

    def tuned(self, name, weights=None):
        """A folder as `npm run finetune` and `npm run evaluate` leave it, and what is kept of it."""
        folder = self.root / f"tuned-{name}"
        (folder / "test").mkdir(parents=True)
        test = dict.fromkeys(("command", "data", "n", "seed", "backend", "attack", "params", "meanLinf"), 0)
        test |= {"cleanAccuracy": share(150), "attackedAccuracy": share(100), "meanTime": "not kept"}
        (folder / "test" / "result.json").write_text(json.dumps(test))
        if weights:
            log = [check(0, 30), {"kind": "step", "step": 1}, check(2, 90)]
            (folder / "log.jsonl").write_text("\n".join(map(json.dumps, log)))
            settings = dict(zip(("lambdaJ", "lambdaS", "lambdaG"), weights))
            (folder / "card.json").write_text(json.dumps({"training": {"settings": settings}}))
        keep(folder, self.root)
        return json.loads((self.root / "finetune" / f"{name}.json").read_text())

    def test_keeps_looks_and_leaves_single_steps_out(self):
        kept = self.tuned("0.01", (0.01, 0.01))
        self.assertEqual([each["step"] for each in kept["checks"]], [0, 2])
        self.assertNotIn("meanTime", kept)

    def test_a_second_epsilon_has_a_column(self):
        """Breaks if an evaluation in `test-4/` is not kept, or stands under another epsilon."""
        self.tuned("before")
        other = self.root / "tuned-a" / "test-4"
        other.mkdir(parents=True)
        test = dict.fromkeys(("command", "data", "n", "seed", "backend", "attack", "cleanAccuracy", "meanLinf"), 0)
        (other / "result.json").write_text(json.dumps({**test, "params": {"eps": 4}, "attackedAccuracy": share(40)}))
        self.tuned("a", (0.01, 0.01))
        before, after = finetuned(self.root).splitlines()[2:]
        self.assertEqual(before.split(" | ")[3], "–")
        self.assertEqual(after.split(" | ")[3], "20.0 % (0.0–100.0)")

    def test_tables_both_terms_by_weight_then_either_alone(self):
        for name, weights in (("s", (0, 0.01)), ("j", (0.01, 0)), ("b", (0.03, 0.03)), ("a", (0.003, 0.003)), ("0", (0, 0))):
            self.tuned(name, weights)
        self.tuned("before")
        lines = finetuned(self.root).splitlines()[2:]
        names = [line.split(" | ")[0].removeprefix("| ") for line in lines]
        self.assertEqual(names, ["before", "0, 0", "0.003, 0.003", "0.03, 0.03", "0.01, 0", "0, 0.01"])
        self.assertIn("| 90.0 % | 15.0 % | 1.0 | 1.00 |", lines[0])
        self.assertIn("| 90.0 % | 45.0 % | 3.0 | 3.00 |", lines[1])

    def test_the_gradient_norm_comes_last_and_is_named_where_it_is_taken(self):
        """Breaks if a training of before there was that term has no line, or one without it shows a third weight."""
        for name, weights in (("g", (0.01, 0.01, 0.005)), ("b", (0.03, 0.03, 0)), ("s", (0, 0.01)), ("a", (0.01, 0.01))):
            self.tuned(name, weights)
        self.tuned("before")
        names = [line.split(" | ")[0].removeprefix("| ") for line in finetuned(self.root).splitlines()[2:]]
        self.assertEqual(names, ["before", "0.01, 0.01", "0.03, 0.03", "0, 0.01", "0.01, 0.01, 0.005"])

    def test_tables_own_pictures_apart_with_their_flat_maps(self):
        """Breaks if they need a test set, stand in the other table, or the new head's last look is not taken."""
        self.tuned("before")
        self.tuned("0", (0, 0))
        folder = self.root / "tuned-own-s"
        folder.mkdir()
        log = [check(0, 30), {"kind": "maps", "step": 1, "pictures": 8, "flat": 1}, {"kind": "maps", "step": 2, "pictures": 8, "flat": 2}, check(0, 50), check(2, 90)]
        (folder / "log.jsonl").write_text("\n".join(map(json.dumps, log)))
        (folder / "card.json").write_text(json.dumps({"training": {"settings": {"lambdaJ": 0, "lambdaS": 0.01}}}))
        keep(folder, self.root)
        self.assertEqual(len(finetuned(self.root).splitlines()), 4)
        head, after = finetuned_on_own(self.root).splitlines()[2:]
        self.assertIn("| new head | 90.0 % (0.0–100.0) | 25.0 %", head)
        self.assertIn("| 0, 0.01 | 90.0 % (0.0–100.0) | 45.0 % (0.0–100.0) | 3.00 (0.00–9.00) | 3.00 (0.00–9.00) | 3 of 16 |", after)


if __name__ == "__main__":
    unittest.main()
