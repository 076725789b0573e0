"""The conversion's own tests: `python -m unittest discover models/recipes/tests`. None of its packages needed."""

import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jsigr.export import write_files  # noqa: E402
from jsigr.imagenet import FLOAT32_BELOW, OnEfficientNet, moments, storing  # noqa: E402
from jsigr.topology import ExportedNet  # noqa: E402


class Block(nn.Module):
    """An inverted residual by the names the package gives its parts; `padding` as TensorFlow's 'same'."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, size: int):
        super().__init__()
        self.id_skip = True
        self._block_args = SimpleNamespace(expand_ratio=6, stride=stride, input_filters=inputs, output_filters=outputs)
        inner = 6 * inputs
        self._expand_conv, self._bn0 = nn.Conv2d(inputs, inner, 1, bias=False), nn.BatchNorm2d(inner, 1e-3)
        self._depthwise_conv = nn.Conv2d(inner, inner, kernel, stride, groups=inner, bias=False)
        self._bn1 = nn.BatchNorm2d(inner, 1e-3)
        self._project_conv, self._bn2 = nn.Conv2d(inner, outputs, 1, bias=False), nn.BatchNorm2d(outputs, 1e-3)
        total = (-(-size // stride) - 1) * stride + kernel - size
        self.padding = nn.ZeroPad2d((total // 2, total - total // 2) * 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        inner = nn.functional.relu6(self._bn0(self._expand_conv(x)))
        inner = nn.functional.relu6(self._bn1(self._depthwise_conv(self.padding(inner))))
        y = self._bn2(self._project_conv(inner))
        return x + y if x.shape == y.shape else y


def shaken(block: Block) -> Block:
    """With batch norms that are not the identity, or folding would go untested."""
    torch.manual_seed(1)
    for module in block.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_(std=0.3)
            module.running_var.uniform_(0.5, 1.5)
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.normal_(1)
    return block.eval()


class ConversionTest(unittest.TestCase):
    def converted(self, block: Block, size: int, folder: Path) -> ExportedNet:
        on = OnEfficientNet(size)
        write_files(on.document("block", on.block("block", block, on.pixels)), on.weights, folder, storing({}))
        return ExportedNet(folder)

    def test_a_block_computes_what_it_did(self):
        """Breaks if folding, a layout, the padding of a stride or the shortcut is wrong; here all weights are float32."""
        for outputs, kernel, stride in ((3, 3, 1), (5, 5, 1), (4, 3, 2), (4, 5, 2)):
            with self.subTest(outputs=outputs, kernel=kernel, stride=stride), tempfile.TemporaryDirectory() as folder:
                block = shaken(Block(3, outputs, kernel, stride, 12))
                pixels = torch.rand(2, 3, 12, 12, generator=torch.Generator().manual_seed(2))
                net = self.converted(block, 12, Path(folder))
                with torch.no_grad():
                    torch.testing.assert_close(net(pixels), block(pixels), rtol=1e-4, atol=1e-5)

    def test_small_and_depthwise_weights_stay_as_they_are_and_the_others_take_two_bytes(self):
        with tempfile.TemporaryDirectory() as name:
            folder, values = Path(name), torch.linspace(0, 1, FLOAT32_BELOW).reshape(1, 1, 100, -1)
            weights = {"a/kernel": values.numpy(), "a/bias": values[0, 0, 0].numpy() / 3, "b/depthwise_kernel": values.numpy()}
            write_files({"config": {"layers": []}}, weights, folder, storing({}))
            net, bias = ExportedNet(folder), values[0, 0, 0]
            self.assertEqual((folder / "weights.bin").stat().st_size, FLOAT32_BELOW * (2 + 4) + len(bias) * 4)
            self.assertTrue(torch.equal(net.weight("a", "bias"), bias / 3))
            self.assertTrue(torch.equal(net.weight("b", "depthwise_kernel"), values.permute(3, 2, 0, 1)))
            torch.testing.assert_close(net.weight("a", "kernel"), values.permute(3, 2, 0, 1), rtol=0, atol=0.51 / 65526)

    def test_moments_are_of_what_a_convolution_takes_in(self):
        """Breaks if channels and places are mixed up, or a part of the pictures counts twice."""
        conv, pixels = nn.Conv2d(3, 2, 1), torch.rand(18, 3, 5, 4, generator=torch.Generator().manual_seed(4)).double()
        found = moments(nn.Sequential(conv.double()), {"a": conv}, pixels[:16])["a"]
        rows = pixels[:16].permute(0, 2, 3, 1).reshape(-1, 3)
        torch.testing.assert_close(torch.from_numpy(found), rows.T @ rows / len(rows))


if __name__ == "__main__":
    unittest.main()
