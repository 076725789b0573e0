"""Other seeds of a training: what they start from, and their table."""

import json
import sys
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr import seeds  # noqa: E402
from jsigr.config import load_config  # noqa: E402
from jsigr.evaluate import COMPARED  # noqa: E402
from jsigr.seeds import seeded, seeds_table  # noqa: E402


class SeedsTest(unittest.TestCase):
    def test_only_seed_start_and_name_differ(self):
        """Breaks if a net of another seed starts from the shipped one, or takes its masks from an unshipped one."""
        config = load_config("cifar10-jsigr")
        other = seeded(config, 2)
        self.assertEqual((other.seed, other.start_from, other.teacher), (2, "cifar10-standard-seed-2", "cifar10-standard"))
        self.assertEqual(replace(other, id=config.id, seed=0, start_from=config.start_from, teacher=config.teacher), config)
        self.assertEqual(seeded(load_config("cifar10-standard"), 1).start_from, "")

    def test_one_row_a_seed_and_their_mean(self):
        """Breaks if a mean is taken where a seed has no AutoAttack, or was counted on other pictures than the shipped net."""
        with tempfile.TemporaryDirectory() as holder:
            results = Path(holder)
            (results / "seeds").mkdir()
            for name, outcome in (("a", "1110"), ("seeds/a-seed-1", "1000"), ("b", "1110"), ("seeds/b-seed-10", "1000"), ("seeds/b-seed-2", "0000")):
                seed = int(name.partition("-seed-")[2] or 0)
                records = [{**each.about, "n": 4, "seed": seed, "outcome": outcome} for each in COMPARED.values()]
                few = name == "seeds/b-seed-2"
                records.append({"attack": "autoattack", "n": 3 if few else 4, "outcome": outcome})
                (results / f"{name}.pytorch.json").write_text(json.dumps({"records": records}))
            lines = seeds_table(results, ["a", "b"]).splitlines()[2:]
        self.assertTrue(lines[0].startswith("| `a` | 0 (shipped) | 75.0 % (30.1–95.4) |"), lines[0])
        self.assertTrue(lines[1].startswith("| `a` | 1 | 25.0 % "), lines[1])
        self.assertTrue(lines[2].startswith("| `a` | mean ± s of 2 | 50.0 % ± 35.4 |"), lines[2])
        self.assertTrue(lines[0].endswith("| 75.0 % (30.1–95.4) |"), lines[0])
        self.assertTrue(lines[2].endswith("| 50.0 % ± 35.4 |"), lines[2])
        self.assertEqual([line.split(" | ")[1] for line in lines[3:]], ["0 (shipped)", "2", "10", "mean ± s of 3"])
        self.assertEqual([line.endswith("| – |") for line in lines[3:]], [False, True, False, True], lines[3:])

    def test_autoattack_of_a_seed_is_kept_beside_its_other_counts(self):
        """Breaks if the shipped net is attacked instead, or its results are written over."""
        with tempfile.TemporaryDirectory() as holder, mock.patch.multiple(seeds, autoattack=mock.DEFAULT, RESULTS=Path(holder)) as patched:
            runs = Path(holder)
            with self.assertRaisesRegex(FileNotFoundError, "run.py seeds cifar10-jsigr --seeds 2"):
                seeds.autoattack_seeds(load_config("cifar10-jsigr"), runs, runs / "data", [2], 1000)
            (runs / "cifar10-jsigr-seed-2").mkdir()
            (runs / "cifar10-jsigr-seed-2" / "model.json").write_text("{}")
            seeds.autoattack_seeds(load_config("cifar10-jsigr"), runs, runs / "data", [2], 1000)
            other, folder, data, count, results, command = patched["autoattack"].call_args.args
        self.assertEqual((other.id, other.seed, folder, data, count), ("cifar10-jsigr-seed-2", 2, runs, runs / "data", 1000))
        self.assertEqual(results.path, runs / "seeds" / "cifar10-jsigr-seed-2.pytorch.json")
        self.assertEqual(command, "python models/recipes/run.py autoattack cifar10-jsigr --seeds 2 --n 1000")


if __name__ == "__main__":
    unittest.main()
