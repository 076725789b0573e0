"""The way from raw results to cards and tables: `python -m unittest discover models/recipes/tests`."""

import contextlib
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.intervals import bootstrap  # noqa: E402
from jsigr.merge import merge, weights_hash  # noqa: E402
from jsigr.table import by_family  # noqa: E402

BOTH = "worst of cross-entropy and margin"


def accuracy(attack, epsilon255, outcome, params=None, **more):
    return {
        "kind": "accuracy",
        "attack": attack,
        "epsilon255": epsilon255,
        "params": params or {},
        "data": "cifar10-test",
        "n": len(outcome),
        "seed": 0,
        "command": "a command",
        "outcome": outcome,
        **more,
    }


def saliency(metric, values, attack="none", epsilon255=0, params=None, method="gradient"):
    record = accuracy(attack, epsilon255, "1" * len(values), params)
    del record["outcome"]
    return {**record, "kind": "saliency", "method": method, "metric": metric, "values": values}


class MergeTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.models, self.results = Path(holder.name) / "models", Path(holder.name) / "results"
        self.results.mkdir(parents=True)
        for model in ("cifar10-standard", "cifar10-jsigr"):
            folder = self.models / model
            folder.mkdir(parents=True)
            (folder / "model.json").write_text("{}")
            (folder / "weights.bin").write_bytes(model.encode())
            card = {"id": model, "family": "cifar10", "label": "kept", "measurements": ["old"], "saliency": []}
            (folder / "card.json").write_text(json.dumps(card))

    def write(self, model, engine, records, **more):
        document = {"model": model, "engine": engine, "records": records, **more}
        (self.results / f"{model}.{engine}.json").write_text(json.dumps(document))

    def merged(self, *models):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            merge(self.models, list(models), self.results)
        return said.getvalue()

    def card(self, model):
        return json.loads((self.models / model / "card.json").read_text())

    def test_a_model_that_was_not_trained_here_keeps_its_limits(self):
        """Breaks if `merge` asks for the configuration of a converted model, or empties what its card says."""
        folder = self.models / "imagenet-converted"
        folder.mkdir()
        (folder / "model.json").write_text("{}")
        (folder / "card.json").write_text(json.dumps({"id": folder.name, "family": "imagenet", "limits": ["its own"]}))
        self.write(folder.name, "pytorch", [accuracy("none", 0, "11")])
        self.merged()
        self.assertEqual(self.card(folder.name)["limits"], ["its own"])
        self.assertEqual(len(self.card(folder.name)["measurements"]), 1)

    def test_counts_every_engine_and_keeps_the_rest_of_the_card(self):
        self.write("cifar10-jsigr", "pytorch", [accuracy("none", 0, "1110"), accuracy("autoattack", 8, "1000")])
        self.write(
            "cifar10-jsigr",
            "limelight",
            [accuracy("mi-fgsm", 8, "0110", source="cifar10-standard"), saliency("gini", [0.5, None, 0.7])],
            weights=weights_hash(self.models / "cifar10-jsigr"),
        )
        self.merged()
        card = self.card("cifar10-jsigr")
        self.assertEqual(card["label"], "kept")
        shown = [(line["engine"], line["attack"], line["accuracy"]["count"]) for line in card["measurements"]]
        self.assertEqual(shown, [("pytorch", "none", 3), ("pytorch", "autoattack", 1), ("limelight", "mi-fgsm", 2)])
        self.assertEqual(card["measurements"][2]["source"], "cifar10-standard")
        self.assertEqual(card["measurements"][0]["data"], "CIFAR-10 test, first 4")
        (line,) = card["saliency"]
        self.assertEqual((line["metric"], line["mean"]["value"], line["mean"]["n"]), ("gini", 0.6, 2))
        self.assertEqual(self.card("cifar10-standard")["measurements"], ["old"])

    def test_says_on_which_pictures_the_engines_differ(self):
        params = {"steps": 20, "restarts": 1, "loss": BOTH}
        self.write("cifar10-jsigr", "pytorch", [accuracy("pgd", 8, "110011", params)])
        self.write("cifar10-jsigr", "limelight", [accuracy("pgd", 8, "1000", params), accuracy("pgd", 4, "1111", params)])
        difference = json.loads(self.merged().strip().splitlines()[-1])
        self.assertEqual(difference["epsilon255"], 8)
        self.assertEqual((difference["n"], difference["limelight"], difference["pytorch"]), (4, 1, 2))
        self.assertEqual(difference["pictures that differ"], [1])

    def test_leaves_out_what_is_about_other_weights(self):
        self.write("cifar10-jsigr", "pytorch", [accuracy("none", 0, "11")])
        self.write("cifar10-jsigr", "limelight", [accuracy("none", 0, "00")], weights="0" * 16)
        self.assertIn("other weights", self.merged())
        self.assertEqual([line["engine"] for line in self.card("cifar10-jsigr")["measurements"]], ["pytorch"])

    def test_refuses_results_that_contradict_themselves(self):
        self.write("cifar10-jsigr", "pytorch", [{**accuracy("none", 0, "111"), "n": 4}])
        with self.assertRaisesRegex(ValueError, "3 outcomes of 4"):
            self.merged()
        self.write("cifar10-jsigr", "pytorch", [])
        with self.assertRaisesRegex(ValueError, "no model called resnet"):
            self.merged("resnet")

    def test_chosen_models_only(self):
        for model in ("cifar10-standard", "cifar10-jsigr"):
            self.write(model, "pytorch", [accuracy("none", 0, "11")])
        self.merged("cifar10-standard")
        self.assertEqual(self.card("cifar10-jsigr")["measurements"], ["old"])
        self.assertEqual(len(self.card("cifar10-standard")["measurements"]), 1)

    def test_tables_take_the_largest_count_and_place_sources_in_rows(self):
        params = {"steps": 20, "restarts": 1, "loss": BOTH}
        for model, outcome in (("cifar10-standard", "0000"), ("cifar10-jsigr", "1100")):
            other = "cifar10-jsigr" if model == "cifar10-standard" else "cifar10-standard"
            self.write(model, "pytorch", [accuracy("none", 0, "1111"), accuracy("pgd", 8, outcome, params)])
            transferred = [
                accuracy("mi-fgsm", 8, "1000", source=other),
                accuracy("mi-fgsm", 8, outcome),
            ]
            few = accuracy("pgd", 8, outcome[:1], params)
            ssim = saliency("ssim", [0.25, 0.75], "pgd", 8, {"steps": 20})
            self.write(model, "limelight", [few, *transferred, ssim])
        self.merged()
        lines = "\n\n".join(by_family(self.models, self.results)).splitlines()
        robust = next(line for line in lines if line.startswith("| `cifar10-jsigr` | 100.0 %"))
        self.assertIn("| 50.0 % (15.0–85.0) |", robust)
        self.assertIn("PGD-20, 4 |", robust)
        self.assertIn("| `cifar10-standard` | 4 | 0.0 % | 25.0 % |", lines)
        self.assertTrue(any(line.startswith("| gradient | `cifar10-jsigr` | 2 | 0.500 (") for line in lines))

    def test_the_strongest_is_found_on_the_same_pictures(self):
        """Breaks if a share of few pictures is held against a share of many: the first two are hard for either attack."""
        twenty, longest = ({"steps": steps, "restarts": n, "loss": BOTH} for steps, n in ((20, 1), (100, 5)))
        self.write("cifar10-standard", "pytorch", [accuracy("pgd", 8, "001111", twenty), accuracy("pgd", 8, "00", longest)])
        self.write("cifar10-jsigr", "pytorch", [accuracy("pgd", 8, "101111", twenty), accuracy("pgd", 8, "001", longest)])
        self.merged()
        lines = "\n\n".join(by_family(self.models, self.results)).splitlines()
        cells = {line.split(" | ")[0]: line.split(" | ")[5] for line in lines if "pytorch 6" in line}
        self.assertTrue(cells["| `cifar10-standard`"].endswith("PGD-20, 6"), cells)
        self.assertTrue(cells["| `cifar10-jsigr`"].endswith("PGD-100 × 5, 3 (PGD-20 on these: 66.7 %)"), cells)

    def test_every_attack_stands_under_its_epsilon_and_loss(self):
        """Breaks if the worst case is taken for the margin, or twenty steps for a hundred."""
        self.write("cifar10-standard", "pytorch", [accuracy("none", 0, "1")])
        self.write(
            "cifar10-jsigr",
            "pytorch",
            [
                accuracy("fgsm", 4, "1000", {"loss": "cross-entropy"}),
                accuracy("pgd", 8, "11", {"steps": 20, "restarts": 1, "loss": "margin"}),
                accuracy("pgd", 8, "0000", {"steps": 20, "restarts": 1, "loss": BOTH}),
                accuracy("pgd", 2, "10", {"steps": 100, "restarts": 5, "loss": BOTH}),
            ],
        )
        self.merged()
        lines = "\n\n".join(by_family(self.models, self.results)).splitlines()
        fgsm, margin, longest = "– | 25.0 % of 4 | –", "– | – | 100.0 % of 2", "50.0 % of 2 | – | –"
        self.assertIn(f"| `cifar10-jsigr` | {fgsm} | {margin} | {longest} |", lines)


class BootstrapTest(unittest.TestCase):
    def test_comes_close_to_the_normal_theory_and_ignores_what_is_not_defined(self):
        """400 evenly spread values on [0, 2]: the half-width is 1.96 * 0.577 / 20 = 0.0566."""
        values = [2 * i / 399 for i in range(400)]
        interval = bootstrap([*values, None])
        self.assertEqual((interval["value"], interval["n"]), (1.0, 400))
        self.assertAlmostEqual(interval["high"] - 1, 0.0566, delta=0.006)
        self.assertAlmostEqual(1 - interval["low"], 0.0566, delta=0.006)
        self.assertIsNone(bootstrap([None]))


if __name__ == "__main__":
    unittest.main()
