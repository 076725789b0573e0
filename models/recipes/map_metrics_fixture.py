"""Writes what PyTorch says of every measure of maps, for the gradient and a fixed map of a small network.

    pip install numpy scipy torch
    python models/recipes/map_metrics_fixture.py

The network, the picture and all noise come from the page's own random numbers (`src/domain/random.ts`), drawn here anew by
the same rule; the measures are written from their definitions, in float64. The answers stand in
`src/engine/fixtures/map-metrics.json` and are read by `src/engine/metrics/against-pytorch.test.ts`.
"""

import json
import math
from pathlib import Path

import numpy as np
import scipy
import torch
from scipy.ndimage import correlate1d
from scipy.stats import pearsonr, spearmanr
from torch.nn import functional as F

FIXTURE = Path(__file__).resolve().parents[2] / "src" / "engine" / "fixtures" / "map-metrics.json"
SIDE, CLASSES, CHANNELS, SEED, SHUFFLES, TARGETS = 8, 3, 6, 3, 2, [0, 1, 2]
PIXELS = SIDE * SIDE
WORD = 0xFFFFFFFF


def mix(value: int) -> int:
    t = ((value ^ (value >> 15)) * (1 | value)) & WORD
    t = ((t + (((t ^ (t >> 7)) * (61 | t)) & WORD)) & WORD) ^ t
    return t ^ (t >> 14)


class Random:
    """mulberry32, with named streams."""

    def __init__(self, seed: int, stream: int = 0):
        self.state = mix(mix(seed) ^ (((stream + 1) * 0x9E3779B9) & WORD))

    def next(self) -> float:
        self.state = (self.state + 0x6D2B79F5) & WORD
        return mix(self.state) / 2**32

    def uniform(self, count: int, low: float, high: float) -> np.ndarray:
        return rounded([low + (high - low) * self.next() for _ in range(count)])

    def gaussian(self, count: int, sigma: float) -> np.ndarray:
        values: list[float] = []
        while len(values) < count:
            a, b = 2 * self.next() - 1, 2 * self.next() - 1
            square = a * a + b * b
            if 0 < square < 1:
                radius = sigma * math.sqrt(-2 * math.log(square) / square)
                values += [a * radius, b * radius]
        return rounded(values[:count])

    def shuffled(self, count: int) -> np.ndarray:
        order = list(range(count))
        for i in range(count - 1, 0, -1):
            j = math.floor(self.next() * (i + 1))
            order[i], order[j] = order[j], order[i]
        return np.array(order)


def rounded(values) -> np.ndarray:
    """As the page keeps them."""
    return np.asarray(values).astype("float32").astype("float64")


class Network:
    """Two convolutions (the second of stride 2) with ReLU, the mean over the picture, a dense layer: pictures [N, H, W, 3]."""

    def __init__(self, seed: int):
        draw = Random(seed, 200)
        kernel = lambda inputs: torch.tensor(
            draw.gaussian(9 * inputs * CHANNELS, 0.3).reshape(3, 3, inputs, CHANNELS).transpose(3, 2, 0, 1).copy()
        )
        self.first, self.second = kernel(3), kernel(CHANNELS)
        self.head = torch.tensor(draw.gaussian(CHANNELS * CLASSES, 1).reshape(CHANNELS, CLASSES))
        self.bias = torch.tensor(draw.uniform(CLASSES, -0.1, 0.1))

    def __call__(self, pictures: torch.Tensor) -> torch.Tensor:
        x = F.relu(F.conv2d(pictures.permute(0, 3, 1, 2), self.first, padding=1))
        # TensorFlow's "same" of an even side pads only behind.
        x = F.relu(F.conv2d(F.pad(x, (0, 1, 0, 1)), self.second, stride=2))
        return x.mean((2, 3)) @ self.head + self.bias


def judge(network: Network, x: np.ndarray, attacked: np.ndarray, target: int, kind: str) -> dict:
    logit = lambda pictures: network(torch.tensor(np.asarray(pictures)))[:, target].numpy()
    probability = lambda pictures: torch.softmax(network(torch.tensor(np.asarray(pictures))), 1)[:, target].numpy()

    def explain(picture: np.ndarray) -> np.ndarray:
        """[PIXELS, channels]"""
        if kind == "fixed":
            return rounded(3 * np.sin(1.7 * np.arange(PIXELS) + 1))[:, None]
        leaf = torch.tensor(picture[None], requires_grad=True)
        network(leaf)[0, target].backward()
        return leaf.grad.numpy().reshape(PIXELS, 3)

    def seen(m: np.ndarray) -> np.ndarray:
        return m[:, 0] if m.shape[1] == 1 else np.abs(m).sum(1)

    flat = x.reshape(PIXELS, 3)
    as_picture = lambda pixels: np.asarray(pixels).reshape(SIDE, SIDE, 3)

    def curve(m: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        order = np.argsort(-seen(m), kind="stable")
        frames = []
        for step in range(33):
            now, count = start.copy(), PIXELS * step // 32
            now[order[:count]] = end[order[:count]]
            frames.append(as_picture(now))
        return probability(frames)

    area = lambda values: float(np.trapz(values) / 32)
    mean_colour = np.tile(rounded(flat.mean(0)), (PIXELS, 1))

    def blurred() -> np.ndarray:
        sigma = SIDE / 8
        taps = np.exp(-0.5 * (np.arange(-3, 4) / sigma) ** 2)
        taps /= taps.sum()
        return correlate1d(correlate1d(x, taps, axis=0, mode="nearest"), taps, axis=1, mode="nearest").reshape(PIXELS, 3)

    draw = Random(SEED)
    subsets = [
        [draw.shuffled(PIXELS)[: max(1, math.floor(share * PIXELS + 0.5))] for _ in range(32)]
        for share in (0.02, 0.1, 0.3, 0.5, 0.8)
    ]

    def without(subset: np.ndarray) -> np.ndarray:
        hidden = flat.copy()
        hidden[subset] = mean_colour[subset]
        return as_picture(hidden)

    drops = [logit([x])[0] - logit([without(subset) for subset in size]) for size in subsets]

    def sensitivity_n(m: np.ndarray) -> float:
        worth = m.sum(1)
        sums = [[worth[subset].sum() for subset in size] for size in subsets]
        return float(np.mean([pearsonr(s, d)[0] for s, d in zip(sums, drops)]))

    noise = Random(SEED).gaussian(32 * PIXELS * 3, 0.02).reshape(32, PIXELS, 3)
    change = (logit(x + noise.reshape(32, *x.shape)) - logit(x - noise.reshape(32, *x.shape))) / 2

    def infidelity(m: np.ndarray) -> float:
        told = (noise * m[None]).sum((1, 2))
        factor = max(0.0, float(told @ change) / float(told @ told))
        return float(((factor * told - change) ** 2).sum() / (change**2).sum())

    def kept(m: np.ndarray) -> tuple[float, float]:
        mask = np.maximum(seen(m), 0) / seen(m).max()
        return probability([x])[0], probability([as_picture(flat * mask[:, None])])[0]

    def average_drop(m: np.ndarray) -> float:
        p, q = kept(m)
        return float(max(0, p - q) / p)

    def increase(m: np.ndarray) -> float:
        p, q = kept(m)
        return float(q > p)

    draw = Random(SEED)
    near = [x + draw.uniform(PIXELS * 3, -0.02, 0.02).reshape(x.shape) for _ in range(10)]
    remade, under_attack = [explain(each) for each in near], explain(attacked)

    def max_sensitivity(m: np.ndarray) -> float:
        return float(max(np.linalg.norm(other - m) for other in remade) / np.linalg.norm(m))

    def stability(m: np.ndarray) -> float:
        return float(spearmanr(np.abs(seen(m)), np.abs(seen(under_attack)))[0])

    def alignment(m: np.ndarray) -> float:
        return float(abs((m * flat).sum()) / (np.linalg.norm(m) * np.linalg.norm(flat)))

    def gini(m: np.ndarray) -> float:
        a = np.abs(seen(m))
        return float(np.abs(a[:, None] - a[None, :]).mean() / (2 * a.mean()))

    made = explain(x)
    shuffles = [made[Random(SEED, 500 + copy).shuffled(PIXELS)] for copy in range(SHUFFLES)]
    measures = {
        "deletion": lambda m: area(curve(m, flat, mean_colour)),
        "insertion": lambda m: area(curve(m, blurred(), flat)),
        "sensitivity-n": sensitivity_n,
        "infidelity": infidelity,
        "average-drop": average_drop,
        "increase": increase,
        "max-sensitivity": max_sensitivity,
        "stability": stability,
        **({"alignment": alignment} if made.shape[1] == 3 else {}),
        "gini": gini,
    }
    without_chance = {"max-sensitivity", "gini"}
    return {
        name: {
            "value": measure(made),
            **({} if name in without_chance else {"chance": float(np.mean([measure(m) for m in shuffles]))}),
        }
        for name, measure in measures.items()
    }


def main() -> None:
    network = Network(2)
    picture = Random(7, 300).uniform(PIXELS * 3, 0, 1).reshape(SIDE, SIDE, 3)
    attacked = rounded(np.clip(picture.ravel() + 0.1 * np.sin(1.7 * np.arange(PIXELS * 3)), 0, 1)).reshape(picture.shape)
    made = {"torch": torch.__version__, "scipy": scipy.__version__, "numpy": np.__version__}
    about = {"seed": SEED, "shuffles": SHUFFLES}
    maps = [
        {"map": kind, "target": target, "scores": judge(network, picture, attacked, target, kind)}
        for kind in ("gradient", "fixed")
        for target in TARGETS
    ]
    FIXTURE.write_text(json.dumps({"by": made, **about, "maps": maps}, indent=2) + "\n")


if __name__ == "__main__":
    main()
