"""From pictures to records: what is measured, once."""

import io
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from pathlib import Path
from types import SimpleNamespace

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.evaluate import PLAN, Measurement, counted, measure  # noqa: E402
from jsigr.results import Results  # noqa: E402

ABOUT = {"data": "squares", "seed": 0, "command": "test"}


def brightness(pixels):
    """Two classes: dark, bright."""
    mean = pixels.mean((1, 2, 3))
    return torch.stack([0.5 - mean, mean - 0.5], 1)


class EvaluateTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        folder = Path(holder.name)
        (folder / "model.json").write_text("{}")
        self.results = Results(folder, folder / "results")
        self.pixels = torch.tensor([0.1, 0.45, 0.9, 0.3]).reshape(4, 1, 1, 1).expand(4, 3, 4, 4).contiguous()
        self.labels = torch.tensor([0, 0, 1, 1])

    def run_on(self, network, todo):
        with redirect_stdout(io.StringIO()):
            measure(network, self.results, (self.pixels, self.labels), ABOUT, todo)
        return [record["outcome"] for record in self.results.document["records"]]

    def test_what_is_measured_is_computed_in_float32(self):
        """Breaks if a graphics card may round what convolutions read (a picture in 10,000 was named otherwise)."""
        allowed = []

        def network(pixels):
            allowed.append(torch.backends.cudnn.allow_tf32)
            return brightness(pixels)

        before = torch.backends.cudnn.allow_tf32
        self.run_on(network, [(Measurement("none", 0, {}), 0)])
        self.assertEqual((set(allowed), torch.backends.cudnn.allow_tf32), ({False}, before))

    def test_an_attack_takes_what_its_ball_reaches_of_the_first_pictures_and_clean_errors_count_as_lost(self):
        fgsm = Measurement("fgsm", 25.5, {"loss": "cross-entropy"})
        outcomes = self.run_on(brightness, [(Measurement("none", 0, {}), 0), (fgsm, 3), (fgsm, 4)])
        self.assertEqual(outcomes, ["1110", "1010"])  # the one on more pictures has taken the other's place

    def test_what_is_recorded_is_not_measured_again(self):
        clean = [(Measurement("none", 0, {}), 0)]
        self.run_on(brightness, clean)
        self.assertEqual(self.run_on(SimpleNamespace(), clean), ["1110"])  # would fail if it were called
        self.assertEqual(self.run_on(SimpleNamespace(), [(Measurement("none", 0.0, {}), 0)]), ["1110"])

    def test_every_attack_has_its_count(self):
        counts = {(each.attack, each.epsilon255, each.params.get("steps")): n for each, n in counted(PLAN, 2000, 100)}
        self.assertEqual([counts["none", 0, None], counts["pgd", 8, 20], counts["noise", 8, None]], [0, 2000, 2000])
        self.assertEqual([counts["pgd", 128, 20], counts["pgd", 2, 100], counts["pgd", 8, 100]], [100, 100, 100])


if __name__ == "__main__":
    unittest.main()
