"""The trainer, on a family of twelve noise pictures: `python -m unittest discover models/recipes/tests`."""

import json
import os
import sys
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr import train as training  # noqa: E402
from jsigr.config import Config  # noqa: E402
from jsigr.data import FAMILIES, Family  # noqa: E402

CONFIG = Config(
    id="base",
    label="",
    summary="",
    width=2,
    epochs=2,
    batch=4,
    learning_rate=0.05,
    weight_decay=0.0,
    label_smoothing=0.0,
    ema=0.5,
    seed=3,
    precision="float32",
    held_out=4,
    family="noise",
)
SELECTIVE = replace(CONFIG, id="selective", start_from="base", lambda_selective=0.1, mask_stride=8)


def noise(split, folder):
    generator = torch.Generator().manual_seed(11)
    pictures = torch.randint(0, 256, (12, 3, 16, 16), generator=generator, dtype=torch.uint8)
    return pictures, torch.arange(12) % 3


FAMILIES["noise"] = Family(16, ["a", "b", "c"], noise, lambda pictures, generator: pictures, 12, 8.0, "", "", "")


def averaged(runs, model):
    return torch.cat([value.flatten().double() for value in training.load_averaged(runs, model).state_dict().values()])


def one_of_two(rank, runs, port):
    """A process of a training on two."""
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port), WORLD_SIZE="2", RANK=str(rank))
    torch.set_num_threads(1)
    training.train(SELECTIVE, Path(runs), Path(), resume=False)
    torch.distributed.destroy_process_group()


class TrainerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.runs = Path(folder.name)

    def test_interrupted_training_ends_where_an_uninterrupted_one_does(self):
        """Breaks if a checkpoint forgets optimiser, average, step or place in the data."""
        for config in (CONFIG, replace(CONFIG, adversarial_epsilon=8.0)):
            with self.subTest(adversarial=config.adversarial_epsilon):
                training.train(replace(config, id="whole"), self.runs, Path(), resume=False)
                cut = training.Trainer(replace(config, id="cut"), self.runs, Path())
                cut.train_epoch()
                cut.keep_best(cut.held_out_metrics())
                cut.save()
                training.train(replace(config, id="cut"), self.runs, Path(), resume=True)
                self.assertTrue(torch.equal(averaged(self.runs, "whole"), averaged(self.runs, "cut")))

    def test_a_log_is_of_one_training(self):
        """Breaks if a training that is begun again writes below the last one, or a resumed one forgets its first epochs."""
        for resume in (False, False, True):
            training.train(CONFIG, self.runs, Path(), resume)
            log = (self.runs / "base" / "log.jsonl").read_text().splitlines()
            self.assertEqual([json.loads(line)["epoch"] for line in log], [1, 2])

    def test_a_checkpoint_of_other_settings_is_refused(self):
        training.train(replace(CONFIG, epochs=1), self.runs, Path(), resume=False)
        with self.assertRaises(ValueError):
            training.train(replace(CONFIG, epochs=1, seed=4), self.runs, Path(), resume=True)

    def test_two_processes_take_the_steps_of_one(self):
        """Breaks if the processes see the same share, or the input-gradient term is not averaged over them."""
        training.train(CONFIG, self.runs, Path(), resume=False)
        training.train(SELECTIVE, self.runs, Path(), resume=False)
        alone = averaged(self.runs, "selective")
        torch.multiprocessing.spawn(one_of_two, (str(self.runs), 20000 + os.getpid() % 20000), nprocs=2)
        self.assertLess(float((averaged(self.runs, "selective") - alone).abs().max()), 1e-6)
        self.assertGreater(float((averaged(self.runs, "base") - alone).abs().max()), 1e-4)

    def test_robust_training_keeps_its_best_epoch(self):
        """Breaks if a later, worse epoch replaces the best."""
        trainer = training.Trainer(replace(CONFIG, adversarial_epsilon=8.0), self.runs, Path())
        for epoch, value in ((1, 0.2), (2, 0.4), (3, 0.3)):
            trainer.epoch = epoch
            trainer.keep_best({"clean": 1.0, "attacked": value})
        self.assertEqual(trainer.kept_epoch, 2)

    def test_the_last_epoch_is_kept_where_that_is_asked(self):
        """Breaks if the choice is ignored and the best under attack is kept."""
        trainer = training.Trainer(replace(CONFIG, adversarial_epsilon=8.0, keep_best=False), self.runs, Path())
        for epoch, value in ((1, 0.2), (2, 0.4), (3, 0.3)):
            trainer.epoch = epoch
            trainer.keep_best({"clean": 1.0, "attacked": value})
        self.assertEqual(trainer.kept_epoch, 3)

    @unittest.skipUnless(torch.cuda.is_available(), "needs a CUDA device")
    def test_a_captured_step_has_the_gradients_of_one_that_is_not(self):
        """Breaks if a capture keeps its first batch."""
        trainer = training.Trainer(replace(CONFIG, lambda_jacobian=1.0), self.runs, Path())
        trainer.network.eval()
        batches = [trainer.batch(torch.arange(4) + start) for start in (0, 4)]
        captured = [trainer.run_gradients(batch) for batch in batches][-1]
        direct = trainer.gradients(*batches[1], torch.ones((), device=trainer.device), *trainer.terms_of_step())
        for one, other in zip(captured, direct):
            self.assertLess(float((one - other).norm()), 1e-2 * float(other.norm()) + 1e-6)

    def test_ablations_follow_the_schedule_of_both_terms(self):
        """Breaks if a term alone is computed at every step, or at another weight, than beside the other."""
        both = training.Trainer(replace(CONFIG, turns="step", lambda_jacobian=1.0), self.runs, Path())
        self.assertEqual(both.terms_of_step(), (("jacobian",), 2.0))
        both.step = 1
        self.assertEqual(both.terms_of_step(), ((), 2.0))


if __name__ == "__main__":
    unittest.main()
