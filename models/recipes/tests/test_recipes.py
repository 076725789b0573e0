"""The recipe's own tests: `python -m unittest discover models/recipes/tests`. No data set needed."""

import math
import sys
import tempfile
import unittest
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.attacks import pgd, training_pgd  # noqa: E402
from jsigr.data import crop_and_flip, cutmix, split_held_out, to_pixels, zoom_and_flip  # noqa: E402
from jsigr.intervals import wilson  # noqa: E402
from jsigr.export import write_layers_model  # noqa: E402
from jsigr.loss import jsigr_terms, unit_directions  # noqa: E402
from jsigr.masks import perturbation_saliency, salient_mask  # noqa: E402
from jsigr.network import PlainNet, ResidualNet  # noqa: E402
from jsigr.topology import ExportedNet, read_weights  # noqa: E402


def small_net(dtype=torch.float64, architecture=ResidualNet, **shape):
    torch.manual_seed(1)
    net = architecture(width=4, **shape).to(dtype).eval()
    for module in net.modules():  # batch norm that is not the identity, or folding would go untested
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(std=0.1)
            module.running_var.uniform_(0.5, 1.5)
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.normal_(std=0.1)
    return net


def batch(count=3, size=16, dtype=torch.float64):
    generator = torch.Generator().manual_seed(2)
    pixels = torch.rand(count, 3, size, size, generator=generator, dtype=dtype)
    labels = torch.randint(0, 10, (count,), generator=generator)
    mask = (torch.rand(count, 1, size, size, generator=generator) < 0.3).to(dtype)
    directions = unit_directions(count, 10, generator).to(dtype)
    return pixels, labels, mask, directions


class LossTest(unittest.TestCase):
    WEIGHTS = {"cross_entropy": 1.0, "jacobian": 0.3, "selective": 0.7, "gradient": 0.02, "curvature": 0.4}

    def total(self, net, data, **options):
        terms = jsigr_terms(net, *data, include=tuple(self.WEIGHTS), **options)
        return sum(weight * getattr(terms, name) for name, weight in self.WEIGHTS.items())

    def test_parameter_gradient_matches_central_differences(self):
        """Breaks if a second-order term is dropped (a detached gradient, a missing create_graph)."""
        for options in ({}, {"by_picture": True}, {"label_smoothing": 0.1}):
            with self.subTest(**options):
                self.check_against_central_differences(**options)

    def check_against_central_differences(self, **options):
        net, data = small_net(), batch()
        parameters = list(net.parameters())
        gradients = torch.autograd.grad(self.total(net, data, **options), parameters)
        generator = torch.Generator().manual_seed(3)
        for _ in range(5):
            directions = [torch.randn(p.shape, generator=generator, dtype=p.dtype) for p in parameters]
            along = sum(float((g * d).sum()) for g, d in zip(gradients, directions))
            step, sides = 1e-6, []  # small, or it crosses kinks of the absolute value and of the sign
            for sign in (1, -1):
                with torch.no_grad():
                    for p, d in zip(parameters, directions):
                        p.add_(d, alpha=sign * step)
                sides.append(float(self.total(net, data, **options)))
                with torch.no_grad():
                    for p, d in zip(parameters, directions):
                        p.sub_(d, alpha=sign * step)
            central = (sides[0] - sides[1]) / (2 * step)
            self.assertLess(abs(central - along) / abs(central), 1e-5)

    def test_pictures_that_take_turns_pay_their_own_term(self):
        """Breaks if a term is counted on another's pictures, or at another weight than on all of them."""
        net, (pixels, labels, mask, directions) = small_net(), batch(6)
        names = ("jacobian", "selective", "gradient")
        shared = jsigr_terms(net, pixels, labels, mask, directions, 0.0, names, by_picture=True)
        for place, name in enumerate(names):
            own = (part[place::3] for part in (pixels, labels, mask, directions))
            alone = getattr(jsigr_terms(net, *own, 0.0, (name,)), name)
            self.assertAlmostEqual(float(getattr(shared, name)), float(alone), places=12)

    def test_gradient_and_curvature_of_a_net_solved_by_hand(self):
        """One logit is a x, the other 0, so L = log(1 + exp(-a x)) for class 0, L' = -a s(-a x): breaks with a wrong norm,
        a squared one, or a direction of another length."""
        a, h, side = 0.5, 0.3, 2
        net = lambda x: torch.stack([a * x.sum((1, 2, 3)), torch.zeros(len(x), dtype=x.dtype)], 1)  # noqa: E731
        pixels = torch.full((1, 3, side, side), 0.1, dtype=torch.float64)
        count = 3 * side * side
        slope = lambda total: -a / (1 + math.exp(a * total))  # noqa: E731
        terms = jsigr_terms(net, pixels, torch.tensor([0]), pixels[:, :1], torch.zeros(1, 2), 0.0, ("gradient", "curvature"), h)
        here, there = slope(0.1 * count), slope(0.1 * count - h * math.sqrt(count))
        self.assertAlmostEqual(float(terms.gradient), count * abs(here), places=10)
        self.assertAlmostEqual(float(terms.curvature), math.sqrt(count) * abs(there - here), places=10)

    def test_mixed_labels_of_one_class_are_that_class(self):
        """Breaks if a label given as probabilities is another label."""
        net, (pixels, labels, mask, directions) = small_net(), batch()
        mixed = torch.nn.functional.one_hot(labels, 10).double()
        for one, other in zip(jsigr_terms(net, pixels, labels, mask, directions), jsigr_terms(net, pixels, mixed, mask, directions)):
            self.assertEqual(float(one), float(other))

    def test_projection_estimates_half_the_squared_frobenius_norm(self):
        """Breaks if the factor C/2 or the unit norm of the directions is lost."""
        net = small_net()
        pixels, labels, mask, _ = batch(count=1)
        jacobian = torch.autograd.functional.jacobian(lambda x: net(x)[0], pixels)
        exact = 0.5 * float(jacobian.square().sum())
        rows = torch.eye(10, dtype=torch.float64)  # the ten unit vectors average to the expectation exactly
        mean = sum(float(jsigr_terms(net, pixels, labels, mask, row[None]).jacobian) for row in rows) / 10
        self.assertAlmostEqual(mean / exact, 1.0, places=9)

    def test_selective_term_ignores_salient_pixels(self):
        """Breaks if the mask is inverted."""
        net = small_net()
        pixels, labels, _, directions = batch()
        everything = torch.ones(3, 1, 16, 16, dtype=torch.float64)
        self.assertEqual(float(jsigr_terms(net, pixels, labels, everything, directions).selective), 0.0)
        self.assertGreater(float(jsigr_terms(net, pixels, labels, 0 * everything, directions).selective), 0.0)


class AttackTest(unittest.TestCase):
    def test_pgd_reaches_the_closed_form_on_an_affine_model(self):
        """Breaks if the sign, the projection or the box is wrong: the rise is sum |dw_i| min(eps, slack_i)."""
        generator = torch.Generator().manual_seed(4)
        weights = torch.randn(2, 3 * 8 * 8, generator=generator, dtype=torch.float64)
        pixels = torch.rand(1, 3, 8, 8, generator=generator, dtype=torch.float64).round(decimals=1)
        labels, epsilon = torch.tensor([0]), 0.15
        attacked = pgd(lambda x: x.flatten(1) @ weights.t(), pixels, labels, epsilon, 20, "margin", generator)
        difference = (weights[1] - weights[0]).view(1, 3, 8, 8)
        slack = torch.where(difference > 0, 1 - pixels, pixels).clamp_max(epsilon)
        expected = float((difference.abs() * slack).sum())
        self.assertAlmostEqual(float((difference * (attacked - pixels)).sum()), expected, places=9)

    def test_a_success_is_not_given_up_for_a_higher_loss(self):
        """Breaks if iterates are compared by loss alone: after two of four steps class 1 is on top, and at the end the loss is higher with no class on top."""

        def network(pixels):
            s = pixels.mean((1, 2, 3)) * 10
            first = 0.2 - (s - 0.5).abs()
            return torch.stack([0 * s, first, 1.5 * s - 1.6, 1.5 * s - 1.6], 1)

        pixels, labels, generator = torch.zeros(1, 3, 2, 2), torch.tensor([0]), torch.Generator()
        steps = [
            pgd(network, pixels, labels, 0.1, n, "cross-entropy", generator, random_start=False, step_size=0.025) for n in (2, 4)
        ]
        for attacked in steps:
            self.assertAlmostEqual(float(attacked.mean()), 0.05, places=6)
            self.assertEqual(int(network(attacked).argmax()), 1)

    def test_training_attack_stays_in_the_ball_and_raises_the_loss(self):
        """Breaks if the projection or the box is lost, or the step goes down."""
        net, (pixels, labels, _, _) = small_net(), batch()
        attacked = training_pgd(net, pixels, labels, 0.1, 2, 1.25, torch.Generator().manual_seed(9))
        self.assertLessEqual(float((attacked - pixels).abs().max()), 0.1 + 1e-12)
        self.assertTrue(0 <= float(attacked.min()) and float(attacked.max()) <= 1)
        loss = torch.nn.functional.cross_entropy
        with torch.no_grad():
            self.assertGreater(float(loss(net(attacked), labels)), float(loss(net(pixels), labels)))


class MaskTest(unittest.TestCase):
    def test_saliency_finds_the_pixels_the_score_reads(self):
        """Breaks if rows and columns are exchanged, or the map is flipped."""
        pixels = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(5))
        pixels[:, :, 4:8, 20:24] = 1.0

        def network(x):
            bright = x[:, :, 4:8, 20:24].mean((1, 2, 3))
            return torch.stack([40 * bright - 30, torch.zeros_like(bright)], 1)

        saliency = perturbation_saliency(network, pixels, torch.tensor([0]))
        self.assertEqual(divmod(int(saliency.argmax()), 8), (1, 5))
        mask = salient_mask(saliency, 32, 0.3)
        self.assertAlmostEqual(float(mask.mean()), 0.3, delta=0.02)
        self.assertEqual(float(mask[0, 0, 4:8, 20:24].mean()), 1.0)

    def test_flat_saliency_leaves_a_picture_unpenalised(self):
        self.assertEqual(float(salient_mask(torch.zeros(1, 8, 8), 32, 0.3).mean()), 1.0)


class ExportTest(unittest.TestCase):
    def test_folded_float16_model_computes_the_same_logits(self):
        """Breaks if batch norm is folded wrongly, a kernel laid out wrongly or a layer left out; float16 allows 2e-3."""
        for architecture in (ResidualNet, PlainNet):
            for shape in ({"stages": 2, "stem_stride": 1}, {"stages": 3, "stem_stride": 2}):
                with self.subTest(architecture=architecture.__name__, **shape), tempfile.TemporaryDirectory() as folder:
                    net = small_net(torch.float32, architecture, **shape)
                    pixels = batch(8, 32, torch.float32)[0]
                    write_layers_model(net, "small", 32, Path(folder))
                    with torch.no_grad():
                        read_back = ExportedNet(Path(folder))
                        expected, exported = net(pixels), read_back(pixels)
                        in_parts = read_back.classify(read_back.features(pixels))
                    self.assertLess(float((expected - exported).norm() / expected.norm()), 2e-3)
                    self.assertTrue(torch.equal(in_parts, exported))
                    self.assertEqual(read_back.size, 32)


    def test_weights_that_ship_can_be_trained_on(self):
        """Breaks if a weight is put into another layer, if what ships is trained on from other weights than its checkpoint, or if the net changes when batch norm is taken out again: both at
        rest and in training, where the statistics are those of the batch."""
        for architecture in (ResidualNet, PlainNet):
            with self.subTest(architecture=architecture.__name__), tempfile.TemporaryDirectory() as folder:
                trained = small_net(torch.float32, architecture)
                write_layers_model(trained, "small", 32, Path(folder))
                pixels, net = batch(8, 32, torch.float32)[0], architecture(width=4).eval()
                read_weights(net, Path(folder))
                with torch.no_grad():
                    shipped, folded = ExportedNet(Path(folder))(pixels), net(pixels)
                    net.unfold(pixels)
                    trained.eval().unfold(pixels)
                    for name, value in trained.state_dict().items():
                        apart = (net.state_dict()[name] - value).double().norm()
                        self.assertLess(float(apart), 2e-3 * float(value.double().norm()) + 1e-6, name)
                    at_rest, in_training = net(pixels), net.train()(pixels)
                for found in (folded, at_rest, in_training):
                    self.assertLess(float((found - shipped).norm() / shipped.norm()), 1e-5)


class DataTest(unittest.TestCase):
    def test_cutmix_moves_the_mask_and_weighs_the_labels_by_area(self):
        """Breaks if the mask stays behind, or if a label does not follow its share of the pixels."""
        pictures = torch.arange(4.0)[:, None, None, None].expand(4, 2, 32, 32)
        labels = torch.eye(4)
        for seed in range(5):
            mixed, weights = cutmix(pictures, labels, torch.Generator().manual_seed(seed))
            self.assertTrue(torch.equal(mixed[:, 0], mixed[:, 1]))
            for own in range(4):
                share = torch.stack([(mixed[own, 0] == other).float().mean() for other in range(4)])
                self.assertTrue(torch.allclose(share, weights[own]))

    def test_augmentation_moves_mask_and_picture_alike(self):
        """Breaks if the extra channel gets a crop, zoom or flip of its own."""
        pixels = torch.rand(16, 1, 128, 128, generator=torch.Generator().manual_seed(5))
        for augment in (crop_and_flip, zoom_and_flip):
            with self.subTest(augment=augment.__name__):
                moved = augment(torch.cat([pixels, pixels], 1), torch.Generator().manual_seed(6))
                self.assertTrue(torch.equal(moved[:, 0], moved[:, 1]))
                self.assertEqual(moved.shape, (16, 2, 128, 128))
                self.assertFalse(torch.equal(moved[:, :1], pixels))

    def test_zoom_keeps_within_the_picture(self):
        """Breaks if the rectangle leaves the picture: a picture of one colour within a frame would show the mirrored frame
        twice as often; here, coordinates as pixels must stay in [0, 1]."""
        axis = (torch.arange(160) + 0.5) / 160
        coordinates = torch.stack([axis[:, None].expand(160, 160), axis.expand(160, 160)]).expand(64, 2, 160, 160)
        moved = zoom_and_flip(coordinates.contiguous(), torch.Generator().manual_seed(7))
        rows, columns = moved[:, 0], moved[:, 1]
        self.assertTrue(bool((rows.diff(dim=1) > -1e-6).all()))
        steps = columns.diff(dim=2)
        self.assertTrue(bool(((steps > -1e-6).flatten(1).all(1) | (steps < 1e-6).flatten(1).all(1)).all()))
        share = (rows[:, -1, 0] - rows[:, 0, 0]) * (columns[:, 0, -1] - columns[:, 0, 0]).abs()
        self.assertGreater(float(share.min()), 0.33)

    def test_shrunk_pixels_are_whole_bytes(self):
        """Breaks if two programs could read the same picture differently."""
        pictures = torch.randint(0, 256, (2, 3, 160, 160), generator=torch.Generator().manual_seed(8), dtype=torch.uint8)
        pixels = to_pixels(pictures, 128) * 255
        self.assertEqual(pixels.shape, (2, 3, 128, 128))
        self.assertLess(float((pixels - pixels.round()).abs().max()), 1e-4)

    def test_held_out_pictures_are_never_trained_on(self):
        training, held_out = split_held_out(500, 50)
        self.assertEqual(len(set(training.tolist()) | set(held_out.tolist())), 500)

    def test_wilson_interval(self):
        """Against the closed form for 50 of 100: 0.5 +- 0.0962."""
        interval = wilson(50, 100)
        self.assertAlmostEqual(interval["low"], 0.4038, places=4)
        self.assertAlmostEqual(interval["high"], 0.5962, places=4)


if __name__ == "__main__":
    unittest.main()
