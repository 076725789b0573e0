"""`cifar10-masked` is what `run.py scale-logits` makes of the standard net: `python -m unittest discover models/recipes/tests`."""

import contextlib
import io
import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

RECIPES = Path(__file__).resolve().parent.parent
MODELS = RECIPES.parent
sys.path.insert(0, str(RECIPES))

from jsigr.scaled_logits import FROM, ID, scale_logits, scaled_shard  # noqa: E402

MEASURED = ("measurements", "saliency")


class ScaledLogitsTest(unittest.TestCase):
    def test_the_committed_net_is_what_the_script_makes(self):
        """Breaks if the standard net, its card or the script changes and `run.py scale-logits` is not run after it."""
        with tempfile.TemporaryDirectory() as holder:
            models = Path(holder)
            shutil.copytree(MODELS / FROM, models / FROM)
            with contextlib.redirect_stdout(io.StringIO()):
                scale_logits(models)
            for name in ("model.json", "weights.bin"):
                self.assertEqual((models / ID / name).read_bytes(), (MODELS / ID / name).read_bytes(), name)
            made, committed = (json.loads((folder / ID / "card.json").read_text()) for folder in (models, MODELS))
        unmeasured = [{key: card[key] for key in card if key not in MEASURED} for card in (made, committed)]
        self.assertEqual(*unmeasured)

    def test_multiplies_the_last_layer_alone_and_refuses_what_float16_does_not_hold(self):
        manifest = [{"name": "stem/kernel", "shape": [2]}, {"name": "logits/kernel", "shape": [1, 2]}]
        shard = np.array([1, 2, 0.5, -63], "<f2").tobytes()
        self.assertEqual(np.frombuffer(scaled_shard(shard, manifest, 1024), "<f2").tolist(), [1, 2, 512, -64512])
        with self.assertRaisesRegex(ValueError, "logits/kernel times 2048"):
            scaled_shard(shard, manifest, 2048)


if __name__ == "__main__":
    unittest.main()
