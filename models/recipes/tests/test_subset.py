"""Tests of the pictures that ship with the page."""

import hashlib
import json
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.config import MODELS, RECIPES, Config, load_config  # noqa: E402
from jsigr.data import split_held_out  # noqa: E402
from jsigr.subset import FOLDER, HELD_OUT, HELD_OUT_OF_ZOO, TRAINING, balanced, write_strip  # noqa: E402


class SubsetTest(unittest.TestCase):
    def test_the_first_of_every_class_are_chosen_in_their_order(self):
        order, labels = torch.tensor([5, 0, 3, 1, 4, 2]), torch.tensor([0, 1, 1, 0, 0, 1])
        self.assertEqual(balanced(order, labels, 2).tolist(), [5, 0, 3, 1])
        with self.assertRaisesRegex(ValueError, "not 4 pictures"):
            balanced(order, labels, 4)

    def test_a_strip_is_the_array_of_its_pictures(self):
        pictures = torch.randint(0, 256, (3, 3, 4, 4), dtype=torch.uint8)
        with tempfile.TemporaryDirectory() as folder:
            write_strip(Path(folder) / "strip.png", pictures)
            strip = np.asarray(Image.open(Path(folder) / "strip.png"))
        self.assertTrue(np.array_equal(strip.reshape(3, 4, 4, 3), pictures.permute(0, 2, 3, 1).numpy()))

    def test_what_ships_is_what_the_zoo_learned_or_never_saw(self):
        index = json.loads((FOLDER / "index.json").read_text())
        trained, held_out = (part.tolist() for part in split_held_out(50000, HELD_OUT_OF_ZOO))
        self.assertEqual(len(set(index["training"]["rows"]) & set(trained)), 10 * TRAINING)
        self.assertEqual(len(set(index["heldOut"]["rows"]) & set(held_out[Config.checked :])), 10 * HELD_OUT)
        for config in (RECIPES / "configs").glob("cifar10-*.toml"):
            self.assertEqual(load_config(config.stem, []).held_out, HELD_OUT_OF_ZOO, config.stem)

    def test_the_maps_are_by_the_net_that_ships(self):
        """Fails where the net was trained anew and `data subset` was not run again."""
        for made in json.loads((FOLDER / "index.json").read_text())["maps"]:
            weights = (MODELS / made["model"] / "weights.bin").read_bytes()
            self.assertEqual(made["weights"], hashlib.sha256(weights).hexdigest())
            with Image.open(FOLDER / made["file"]) as strip:
                self.assertEqual(strip.size, (made["columns"], made["rows"] * 10 * TRAINING))


if __name__ == "__main__":
    unittest.main()
