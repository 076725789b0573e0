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
from jsigr.imagenet import FLOAT32_BELOW, OnEfficientNet  # noqa: E402
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
        write_files(on.document("block", on.block("block", block, on.pixels)), on.weights, folder, FLOAT32_BELOW)
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

    def test_small_weights_stay_float32_and_the_others_become_float16(self):
        with tempfile.TemporaryDirectory() as name:
            folder, values = Path(name), torch.linspace(0, 1, 30).reshape(3, 10)
            weights = {"logits/kernel": values.numpy(), "logits/bias": values[0].numpy() / 3}
            write_files({"config": {"layers": []}}, weights, folder, 30)
            net = ExportedNet(folder)
            self.assertEqual((folder / "weights.bin").stat().st_size, 30 * 2 + 10 * 4)
            self.assertTrue(torch.equal(net.weight("logits", "bias"), values[0] / 3))
            self.assertTrue(torch.equal(net.weight("logits", "kernel"), values.half().float()))


if __name__ == "__main__":
    unittest.main()
