"""The chain around AutoAttack, with attacks that are not there: `python -m unittest discover models/recipes/tests`."""

import json
import sys
import tempfile
import types
import unittest
from pathlib import Path
from unittest import mock

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr import autoattack  # noqa: E402
from jsigr.config import load_config  # noqa: E402
from jsigr.results import Results  # noqa: E402


class Scripted:
    """Breaks the first picture that is left, at every stage, and notes what it was given."""

    seen: list[tuple[str, int]] = []

    def __init__(self, network, **settings):
        self.attacks_to_run = ["apgd-ce", "apgd-t", "fab-t", "square"]

    def run_standard_evaluation(self, pixels, labels, batch_size):
        self.seen.append((self.attacks_to_run[0], len(labels)))
        attacked = pixels.clone()
        attacked[0] = 1 - attacked[0]
        return attacked, labels


class AutoAttackTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "cifar10-jsigr").mkdir()
        (self.folder / "cifar10-jsigr" / "model.json").write_text("{}")
        # Class 1 where a picture is bright; the last of six is misread even when clean.
        pixels = torch.tensor([0.0, 1.0, 0.0, 1.0, 1.0, 1.0])[:, None, None, None].expand(6, 3, 2, 2).contiguous()
        labels = torch.tensor([0, 1, 0, 1, 1, 0])
        network = lambda x: torch.stack([0.5 - x.mean((1, 2, 3)), x.mean((1, 2, 3)) - 0.5], 1)  # noqa: E731
        Scripted.seen = []
        for patch in (
            mock.patch.dict(sys.modules, pyautoattack=types.SimpleNamespace(AutoAttack=Scripted)),
            mock.patch.object(autoattack, "exported", lambda path: network),
            mock.patch.object(autoattack, "test_pictures", lambda config, data: (pixels, labels)),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def run_on(self, count):
        results = Results(self.folder / "cifar10-jsigr", self.folder)
        autoattack.measure(load_config("cifar10-jsigr"), self.folder, self.folder, count, results, "test")

    def measure(self):
        self.run_on(6)
        document = json.loads((self.folder / "cifar10-jsigr.pytorch.json").read_text())
        return [(line["attack"], line["outcome"]) for line in document["records"]]

    def test_each_attack_gets_what_the_ones_before_left_standing(self):
        """Breaks if a picture broken once, or misread when clean, counts again; or only the last attack is kept."""
        stage = "autoattack-stage"
        expected = [(stage, "011110"), (stage, "001110"), (stage, "000110"), ("autoattack", "000010")]
        self.assertEqual(self.measure(), expected)
        self.assertEqual(Scripted.seen, [("apgd-ce", 5), ("apgd-t", 4), ("fab-t", 3), ("square", 2)])

    def test_what_autoattack_saw_broken_stays_broken(self):
        """Breaks if a picture survives because in a batch of another size its label wins by a last digit."""

        def hardly(scripted, pixels, labels, batch_size):
            return torch.cat([pixels[:1] + 1e-3, pixels[1:]]), labels

        with mock.patch.object(Scripted, "run_standard_evaluation", hardly):
            self.assertEqual([outcome for _, outcome in self.measure()], ["011110", "001110", "000110", "000010"])

    def test_finished_stages_are_not_run_again(self):
        first = self.measure()
        Scripted.seen = []
        self.assertEqual(self.measure(), first)
        self.assertEqual(Scripted.seen, [])

    def test_fewer_pictures_do_not_replace_more(self):
        """Breaks if a quick look overwrites the measurement on many pictures."""
        first = self.measure()
        self.run_on(3)
        self.assertEqual(self.measure(), first)


if __name__ == "__main__":
    unittest.main()
