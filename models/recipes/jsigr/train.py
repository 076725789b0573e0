"""Train one model from its configuration: resumable, seeded, one line of JSON an epoch."""

from __future__ import annotations

import json
import math
import platform
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .attacks import pgd
from .config import Config
from .data import augment, load_cifar10, split_held_out
from .loss import jsigr_terms, unit_directions
from .masks import perturbation_saliency, salient_mask
from .network import ResidualNet


def checkpoint_path(runs: Path, model: str) -> Path:
    """Where a model's checkpoint lies, below the ignored folder of runs."""
    return runs / model / "checkpoint.pt"


def machine() -> dict[str, str]:
    """What a training runs on, for the card."""
    device = f"{torch.get_num_threads()} threads of a {platform.machine()} processor, no GPU"
    return {"hardware": device, "torch": torch.__version__.split("+")[0]}


def load_averaged(runs: Path, model: str, width: int) -> ResidualNet:
    """The weight-averaged net of a finished or running training, in evaluation mode."""
    state = torch.load(checkpoint_path(runs, model), map_location="cpu", weights_only=True)
    network = ResidualNet(width)
    network.load_state_dict(state["averaged"])
    return network.eval()


def one_cycle(step: int, total: int, peak: float, warm_up: float = 0.15) -> float:
    """Learning rate: linear up over the first `warm_up` of training, then a cosine down to 0."""
    turn = warm_up * total
    if step < turn:
        return peak * (step + 1) / turn
    return peak * 0.5 * (1 + math.cos(math.pi * (step - turn) / (total - turn)))


def teacher_saliency(config: Config, runs: Path, pictures: Tensor, labels: Tensor) -> Tensor:
    """The teacher's saliency of every training picture as bytes [N, k, k] (scaled by each map's peak), cached."""
    cache = runs / config.start_from / f"saliency-{config.mask_stride}-{config.mask_radius:g}.pt"
    if cache.exists():
        return torch.load(cache, weights_only=True)
    teacher = load_averaged(runs, config.start_from, config.width)
    maps, started = [], time.time()
    for index in torch.arange(len(pictures)).split(500):
        with torch.autocast("cpu", torch.bfloat16, enabled=config.precision == "bfloat16"):
            drop = perturbation_saliency(
                teacher, pictures[index].float() / 255, labels[index], config.mask_stride, config.mask_radius
            )
        peak = drop.amax((1, 2), keepdim=True)
        maps.append(torch.where(peak > 1e-3, drop / peak.clamp_min(1e-3) * 255, 0.0).round().byte())
        if len(maps) % 10 == 0:
            print(json.dumps({"saliency": len(maps) * 500, "seconds": round(time.time() - started)}), flush=True)
    torch.save(torch.cat(maps), cache)
    return torch.cat(maps)


@torch.no_grad()
def accuracy(network: nn.Module, pixels: Tensor, labels: Tensor) -> float:
    """Share of pictures (float, [0, 1]) classified as labelled."""
    right = sum(int((network(x).argmax(1) == y).sum()) for x, y in zip(pixels.split(500), labels.split(500)))
    return right / len(labels)


class Trainer:
    """The state of one training: net, its running average, optimiser, and the place in the data."""

    def __init__(self, config: Config, runs: Path, data: Path):
        self.config, self.runs = config, runs
        pictures, labels = load_cifar10("train", data)
        training, held_out = split_held_out(len(labels), config.held_out)
        self.pictures, self.labels = pictures[training], labels[training]
        self.held_pixels, self.held_labels = pictures[held_out].float() / 255, labels[held_out]
        torch.manual_seed(config.seed)
        self.network, self.averaged = ResidualNet(config.width), ResidualNet(config.width)
        if config.start_from:
            self.network.load_state_dict(load_averaged(runs, config.start_from, config.width).state_dict())
        self.averaged.load_state_dict(self.network.state_dict())
        self.averaged.eval()
        kernels = [p for p in self.network.parameters() if p.ndim > 1]
        others = [p for p in self.network.parameters() if p.ndim == 1]
        groups = [{"params": kernels, "weight_decay": config.weight_decay}, {"params": others, "weight_decay": 0.0}]
        self.optimiser = torch.optim.SGD(groups, lr=config.learning_rate, momentum=0.9, nesterov=True)
        self.generator = torch.Generator().manual_seed(config.seed)
        self.epoch = self.step = 0
        self.steps_per_epoch = len(self.labels) // config.batch
        self.saliency = (
            teacher_saliency(config, runs, pictures, labels)[training] if config.lambda_selective > 0 else None
        )

    def resume(self) -> None:
        """Continue from the last whole epoch, if there is one of this configuration."""
        path = checkpoint_path(self.runs, self.config.id)
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        if state["config"] != self.config.to_json():
            raise ValueError(f"{path} was made with another configuration: move it away or train without --resume")
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.generator.set_state(state["generator"])
        self.epoch, self.step = state["epoch"], state["step"]

    def save(self) -> None:
        """Write the checkpoint whole, or not at all."""
        path = checkpoint_path(self.runs, self.config.id)
        path.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "config": self.config.to_json(),
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "generator": self.generator.get_state(),
            "epoch": self.epoch,
            "step": self.step,
            "machine": machine(),
        }
        torch.save(state, path.with_suffix(".partial"))
        path.with_suffix(".partial").replace(path)

    def batch(self, index: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Augmented pixels, labels and salient mask (ones where no mask is used) of these pictures."""
        size = self.pictures.shape[-1]
        pixels = self.pictures[index].float() / 255
        mask = torch.ones(len(index), 1, size, size)
        if self.saliency is not None:
            mask = salient_mask(self.saliency[index], size, self.config.salient_fraction)
        moved = augment(torch.cat([pixels, mask], 1), self.generator)
        return moved[:, :3], self.labels[index], moved[:, 3:]

    def run_network(self, pixels: Tensor) -> Tensor:
        """Logits in float32, the net itself in the configuration's precision."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.config.precision == "bfloat16"):
            return self.network(pixels).float()

    def loss(self, pixels: Tensor, labels: Tensor, mask: Tensor) -> tuple[Tensor, list[float]]:
        """The weighted loss of a batch and its three terms before weighting."""
        config = self.config
        if not config.regularised:
            cross_entropy = F.cross_entropy(self.run_network(pixels), labels, label_smoothing=config.label_smoothing)
            return cross_entropy, [cross_entropy.item(), 0.0, 0.0]
        directions = unit_directions(len(labels), 10, self.generator)
        include, weight = self.terms_of_step()
        terms = jsigr_terms(self.run_network, pixels, labels, mask, directions, config.label_smoothing, include)
        ramp = min(1.0, (self.step + 1) / max(1.0, config.ramp_epochs * self.steps_per_epoch))
        weighted = config.lambda_jacobian * terms.jacobian + config.lambda_selective * terms.selective
        reported = [terms.cross_entropy.item(), weight * terms.jacobian.item(), weight * terms.selective.item()]
        return terms.cross_entropy + ramp * weight * weighted, reported

    def terms_of_step(self) -> tuple[tuple[str, ...], float]:
        """Which regularisers this step computes, and what to multiply them by so that their mean is unchanged."""
        terms = {"jacobian": self.config.lambda_jacobian, "selective": self.config.lambda_selective}
        turn = list(terms)[self.step % 2]
        include = tuple(name for name, weight in terms.items() if weight > 0 and (not self.config.alternate or name == turn))
        return include, 2.0 if self.config.alternate else 1.0

    def update_average(self) -> None:
        """Exponential moving average of weights and of batch-norm statistics."""
        decay = min(self.config.ema, (1 + self.step) / (10 + self.step)) if self.config.ema else 0.0
        with torch.no_grad():
            for mean, value in zip(self.averaged.state_dict().values(), self.network.state_dict().values()):
                mean.lerp_(value, 1 - decay) if mean.is_floating_point() else mean.copy_(value)

    def train_epoch(self) -> list[float]:
        """One pass over the training pictures; the mean of each term."""
        self.network.train(not self.config.regularised)
        order = torch.randperm(len(self.labels), generator=self.generator)
        total = self.config.epochs * self.steps_per_epoch
        sums = [0.0, 0.0, 0.0]
        for index in order[: self.steps_per_epoch * self.config.batch].split(self.config.batch):
            for group in self.optimiser.param_groups:
                group["lr"] = one_cycle(self.step, total, self.config.learning_rate)
            loss, terms = self.loss(*self.batch(index))
            if not math.isfinite(loss.item()):
                raise FloatingPointError(f"loss is {loss.item()} at step {self.step}: lower lambda or the learning rate")
            self.optimiser.zero_grad()
            loss.backward()
            if self.config.clip_norm:
                nn.utils.clip_grad_norm_(self.network.parameters(), self.config.clip_norm)
            self.optimiser.step()
            self.step += 1
            self.update_average()
            sums = [total + term for total, term in zip(sums, terms)]
        self.epoch += 1
        return [total / self.steps_per_epoch for total in sums]

    def held_out_metrics(self) -> dict[str, float]:
        """Clean accuracy on all held-out pictures; PGD-10 at 2, 4 and 8 of 255 on the first 500 when regularised."""
        metrics = {"clean": accuracy(self.averaged, self.held_pixels, self.held_labels)}
        if self.config.regularised:
            pixels, labels = self.held_pixels[:500], self.held_labels[:500]
            for epsilon in (2, 4, 8):
                generator = torch.Generator().manual_seed(self.config.seed)
                attacked = pgd(self.averaged, pixels, labels, epsilon / 255, 10, "margin", generator)
                metrics[f"pgd10_{epsilon}"] = accuracy(self.averaged, attacked, labels)
        return metrics


def train(config: Config, runs: Path, data: Path, resume: bool) -> None:
    """Train to the last epoch, saving after each; the log goes to `<runs>/<model>/log.jsonl` and the screen."""
    trainer = Trainer(config, runs, data)
    if resume:
        trainer.resume()
    log = runs / config.id / "log.jsonl"
    log.parent.mkdir(parents=True, exist_ok=True)
    while trainer.epoch < config.epochs:
        started = time.time()
        terms = trainer.train_epoch()
        record = {
            "epoch": trainer.epoch,
            **dict(zip(("cross_entropy", "jacobian", "selective"), (round(term, 4) for term in terms))),
            **{f"held_out_{name}": round(value, 4) for name, value in trainer.held_out_metrics().items()},
            "seconds": round(time.time() - started, 1),
        }
        trainer.save()
        print(json.dumps(record), flush=True)
        with log.open("a") as file:
            file.write(json.dumps(record) + "\n")
