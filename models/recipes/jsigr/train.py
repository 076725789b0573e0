"""Train one model from its configuration: resumable, seeded, one line of JSON an epoch.

One process, or several of `torchrun`: each takes its share of every batch, and their gradients are averaged. A CUDA device is
used where there is one.
"""

from __future__ import annotations

import json
import math
import os
import time
from contextlib import AbstractContextManager
from pathlib import Path

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor, nn

from .attacks import pgd, training_pgd
from .config import MODELS, Config
from .data import FAMILIES, cutmix, split_held_out, to_pixels
from .device import Captured, fastest_device, machine
from .loss import Terms, as_probabilities, jsigr_terms, unit_directions
from .masks import perturbation_saliency, salient_mask
from .network import Net, build_network
from .topology import read_weights

UNFOLDED = 500  # pictures whose statistics batch norm is given at the start from another net
REPORTED = Terms._fields


def checkpoint_path(runs: Path, model: str) -> Path:
    """Where a model's checkpoint lies, below the ignored folder of runs."""
    return runs / model / "checkpoint.pt"


def read_checkpoint(path: Path, device: torch.device | str = "cpu") -> dict:
    """A file of our own, as tensors and plain values only where PyTorch can (before 2.0 it knows no numbers then)."""
    return torch.load(path, map_location=device, weights_only=int(torch.__version__.split(".")[0]) >= 2)


def precision(config: Config, device: torch.device) -> AbstractContextManager:
    """Autocast to bfloat16 where the configuration asks for it."""
    return torch.autocast(device.type, torch.bfloat16, enabled=config.precision == "bfloat16")


def trained_net(config: Config, runs: Path, model: str, pixels: Tensor) -> Net:
    """The net of another training of the same architecture: of its checkpoint, else as it ships, its weights rounded.

    Those have batch norm folded into them. Of either its statistics are those of `pixels`: the same function in other
    weights would be trained differently.
    """
    if checkpoint_path(runs, model).exists():
        network = load_averaged(runs, model)
    else:
        network = build_network(config, len(FAMILIES[config.family].classes)).eval()
        read_weights(network, MODELS / model)
    network.unfold(pixels)
    return network


def load_averaged(runs: Path, model: str) -> Net:
    """The weight-averaged net of a training (of the epoch that is kept), on the processor, in evaluation mode."""
    state = read_checkpoint(checkpoint_path(runs, model))
    config = Config(**json.loads(state["config"]))
    network = build_network(config, len(FAMILIES[config.family].classes))
    network.load_state_dict(state.get("kept", state["averaged"]))
    return network.eval()


def one_cycle(step: int, total: int, peak: float, warm_up: float = 0.15) -> float:
    """Learning rate: linear up over the first `warm_up` of training, then a cosine down to 0."""
    turn = warm_up * total
    if step < turn:
        return peak * (step + 1) / turn
    return peak * 0.5 * (1 + math.cos(math.pi * (step - turn) / (total - turn)))


def teacher_saliency(config: Config, runs: Path, pictures: Tensor, labels: Tensor, device: torch.device) -> Tensor:
    """The teacher's saliency of every training picture as bytes [N, k, k] (scaled by each map's peak), cached."""
    name = config.teacher or config.start_from
    cache = runs / name / f"saliency-{config.mask_stride}-{config.mask_radius:g}-{config.precision}.pt"
    if cache.exists():
        return read_checkpoint(cache)
    size = FAMILIES[config.family].size
    teacher = trained_net(config, runs, name, to_pixels(pictures[:UNFOLDED], size)).to(device)
    maps, started = [], time.time()
    for index in torch.arange(len(pictures)).split(100):
        pixels, chosen = to_pixels(pictures[index], size).to(device), labels[index].to(device)
        with precision(config, device):
            drop = perturbation_saliency(teacher, pixels, chosen, config.mask_stride, config.mask_radius).cpu()
        peak = drop.amax((1, 2), keepdim=True)
        maps.append(torch.where(peak > 1e-3, drop / peak.clamp_min(1e-3) * 255, 0.0).round().byte())
        if len(maps) % 20 == 0:
            print(json.dumps({"saliency": len(maps) * 100, "seconds": round(time.time() - started)}), flush=True)
    cache.parent.mkdir(parents=True, exist_ok=True)
    partial = cache.with_suffix(f".{os.getpid()}")
    torch.save(torch.cat(maps), partial)
    partial.replace(cache)
    return torch.cat(maps)


@torch.no_grad()
def accuracy(network: nn.Module, pixels: Tensor, labels: Tensor) -> float:
    """Share of pictures (float, [0, 1]) classified as labelled."""
    right = sum(int((network(x).argmax(1) == y).sum()) for x, y in zip(pixels.split(250), labels.split(250)))
    return right / len(labels)


class Trainer:
    """The state of one training: net, its running average, optimiser, and the place in the data."""

    def __init__(self, config: Config, runs: Path, data: Path):
        self.config, self.runs, self.family, self.device = config, runs, FAMILIES[config.family], fastest_device()
        self.rank, self.world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        pictures, labels = self.family.load("train", data)
        training, held_out = split_held_out(len(labels), config.held_out)
        training = training[: config.pictures or None]
        self.saliency = (
            teacher_saliency(config, runs, pictures, labels, self.device)[training].to(self.device)
            if config.lambda_selective > 0
            else None
        )
        self.pictures, self.labels = pictures[training].to(self.device), labels[training].to(self.device)
        self.held_pixels = to_pixels(pictures[held_out], self.family.size).to(self.device)
        self.held_labels = labels[held_out].to(self.device)
        torch.manual_seed(config.seed)
        classes = len(self.family.classes)
        self.network = build_network(config, classes).to(self.device, memory_format=torch.channels_last)
        self.averaged = build_network(config, classes).to(self.device).eval()
        if config.start_from:
            start = trained_net(config, runs, config.start_from, to_pixels(pictures[training][:UNFOLDED], self.family.size))
            self.network.load_state_dict(start.state_dict())
        self.averaged.load_state_dict(self.network.state_dict())
        kernels = [p for p in self.network.parameters() if p.ndim > 1]
        others = [p for p in self.network.parameters() if p.ndim == 1]
        groups = [{"params": kernels, "weight_decay": config.weight_decay}, {"params": others, "weight_decay": 0.0}]
        self.optimiser = torch.optim.SGD(groups, lr=config.learning_rate, momentum=0.9, nesterov=True)
        self.generator = torch.Generator()
        self.captured: dict[tuple[str, ...], Captured] = {}
        self.epoch = self.step = self.kept_epoch = 0
        self.kept: dict[str, Tensor] = {}
        self.kept_score = -1.0
        self.steps_per_epoch = len(self.labels) // config.batch

    def resume(self) -> None:
        """Continue from the last whole epoch, if there is one of this configuration."""
        path = checkpoint_path(self.runs, self.config.id)
        if not path.exists():
            return
        state = read_checkpoint(path, self.device)
        if state["config"] != self.config.to_json():
            raise ValueError(f"{path} was made with another configuration: move it away or train without --resume")
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.kept, self.kept_score, self.kept_epoch = state["kept"], state["kept_score"], state["kept_epoch"]
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
            "kept": self.kept,
            "kept_score": self.kept_score,
            "kept_epoch": self.kept_epoch,
            "epoch": self.epoch,
            "step": self.step,
            "machine": machine(),
        }
        torch.save(state, path.with_suffix(".partial"))
        path.with_suffix(".partial").replace(path)

    def batch(self, index: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Augmented pixels, labels, salient mask (ones where no mask is used) and directions of these pictures."""
        index = index.to(self.device)
        pixels, labels, classes = self.pictures[index].float() / 255, self.labels[index], len(self.family.classes)
        side = pixels.shape[-1]
        mask = pixels.new_ones(len(index), 1, side, side)
        if self.saliency is not None:
            mask = salient_mask(self.saliency[index], side, self.config.salient_fraction)
        moved = self.family.augment(torch.cat([pixels, mask], 1), self.generator)
        if self.config.cutmix:
            labels = as_probabilities(labels, classes)
            if torch.rand((), generator=self.generator) < self.config.cutmix:
                moved, labels = cutmix(moved, labels, self.generator)
        directions = unit_directions(len(index), classes, self.generator).to(self.device)
        return moved[:, :3].contiguous(memory_format=torch.channels_last), labels, moved[:, 3:], directions

    def run_network(self, pixels: Tensor) -> Tensor:
        """Logits in float32, the net itself in the configuration's precision."""
        with precision(self.config, self.device):
            return self.network(pixels).float()

    def attacked(self, pixels: Tensor, labels: Tensor) -> Tensor:
        """The pictures of a step of adversarial training, crafted against the net at rest (batch norm not updated)."""
        config, training = self.config, self.network.training
        generator = None if self.device.type == "cuda" else self.generator  # the default one's draws can be captured
        self.network.eval()
        with precision(config, self.device):
            epsilon = config.adversarial_epsilon / 255
            result = training_pgd(
                self.network, pixels, labels, epsilon, config.adversarial_steps, config.adversarial_reach, generator
            )
        self.network.train(training)
        return result

    def gradients(
        self, pixels: Tensor, labels: Tensor, mask: Tensor, directions: Tensor, ramp: Tensor, include: tuple[str, ...], weight: float
    ) -> list[Tensor]:
        """The batch's terms before weighting, as one tensor in the order of REPORTED, then the gradient of each parameter.

        With adversarial training the cross-entropy is that of the attacked pictures; the penalties stay at the clean ones.
        """
        config = self.config
        at_attacked = config.adversarial_epsilon > 0
        total = pixels.new_zeros(())
        reported = dict.fromkeys(REPORTED, total)
        if at_attacked or not config.regularised:
            seen = self.attacked(pixels, labels) if at_attacked else pixels
            total = F.cross_entropy(self.run_network(seen), labels, label_smoothing=config.label_smoothing)
            reported["cross_entropy"] = total.detach()
        if include or (config.regularised and not at_attacked):
            terms = jsigr_terms(
                self.run_network,
                pixels,
                labels,
                mask,
                directions,
                config.label_smoothing,
                include,
                config.curvature_step,
                config.turns == "picture",
            )
            if not at_attacked:
                total, reported["cross_entropy"] = terms.cross_entropy, terms.cross_entropy.detach()
            for name in include:
                term = getattr(terms, name)
                reported[name] = weight * term.detach()
                total = total + ramp * weight * config.penalties[name] * term
        return [torch.stack(list(reported.values())), *torch.autograd.grad(total, list(self.network.parameters()))]

    def run_gradients(self, batch: tuple[Tensor, ...]) -> list[Tensor]:
        """`gradients` of this step, on a CUDA device from a graph captured at the first step of its kind."""
        include, weight = self.terms_of_step()
        ramp = min(1.0, (self.step + 1) / max(1.0, self.config.ramp_epochs * self.steps_per_epoch))
        arguments = (*batch, torch.tensor(ramp, device=self.device))
        if self.device.type != "cuda":
            return self.gradients(*arguments, include, weight)
        if include not in self.captured:
            function = lambda *tensors: self.gradients(*tensors, include, weight)  # noqa: E731
            self.captured[include] = Captured(function, arguments, self.network.buffers())
        return self.captured[include](*arguments)

    def terms_of_step(self) -> tuple[tuple[str, ...], float]:
        """Which penalties this step computes, and what to multiply them by so that their mean is unchanged.

        Turns by step: the Jacobian's and the selective term in even and odd steps, at twice their weight. Their mean is
        that of their sum; once gradients are clipped, each by what its own step holds, it is not. Turns by picture
        (`jsigr_terms`) are clipped with all terms in the step.
        """
        wanted = tuple(self.config.penalties)
        if self.config.turns != "step":
            return wanted, 1.0
        turn = ("jacobian", "selective")[self.step % 2]
        return tuple(name for name in wanted if name == turn), 2.0

    def update_average(self) -> None:
        """Exponential moving average of weights and of batch-norm statistics."""
        decay = min(self.config.ema, (1 + self.step) / (10 + self.step)) if self.config.ema else 0.0
        with torch.no_grad():
            for mean, value in zip(self.averaged.state_dict().values(), self.network.state_dict().values()):
                mean.lerp_(value, 1 - decay) if mean.is_floating_point() else mean.copy_(value)

    def train_epoch(self) -> dict[str, float]:
        """One pass over the training pictures; the mean of each term. What is random depends on seed and epoch alone.

        Raises FloatingPointError where a term became infinite or no number.
        """
        self.network.train(not self.config.regularised)
        seed = self.config.seed * 1000 + self.epoch
        order = torch.randperm(len(self.labels), generator=self.generator.manual_seed(seed))
        self.generator.manual_seed(seed * 1000 + 1 + self.rank)
        torch.manual_seed(seed * 1000 + 1 + self.rank)
        total = self.config.epochs * self.steps_per_epoch
        parameters = list(self.network.parameters())
        sums = torch.zeros(len(REPORTED), device=self.device)
        for index in order[: self.steps_per_epoch * self.config.batch].split(self.config.batch):
            for group in self.optimiser.param_groups:
                group["lr"] = one_cycle(self.step, total, self.config.learning_rate)
            terms, *gradients = self.run_gradients(self.batch(index[self.rank :: self.world]))
            for parameter, gradient in zip(parameters, gradients):
                if self.world > 1:
                    dist.all_reduce(gradient)
                    gradient /= self.world
                parameter.grad = gradient
            if self.config.clip_norm:
                nn.utils.clip_grad_norm_(parameters, self.config.clip_norm)
            self.optimiser.step()
            self.step += 1
            self.update_average()
            sums += terms
        self.epoch += 1
        means = dict(zip(REPORTED, (sums / self.steps_per_epoch).tolist()))
        if not all(map(math.isfinite, means.values())):
            raise FloatingPointError(f"epoch {self.epoch} ended with {means}: lower lambda or the learning rate")
        return means

    def held_out_metrics(self) -> dict[str, float]:
        """Clean accuracy on all held-out pictures; where robustness is the aim, under PGD-10 too, on the first of them."""
        metrics = {"clean": accuracy(self.averaged, self.held_pixels, self.held_labels)}
        if self.config.robust:
            pixels, labels = self.held_pixels[: self.config.checked], self.held_labels[: self.config.checked]
            generator = torch.Generator().manual_seed(self.config.seed)
            right, epsilon = 0.0, self.family.epsilon255 / 255
            with precision(self.config, self.device):
                for x, y in zip(pixels.split(250), labels.split(250)):
                    attacked = pgd(lambda z: self.averaged(z).float(), x, y, epsilon, 10, "margin", generator)
                    right += accuracy(self.averaged, attacked, y) * len(y)
            metrics["attacked"] = right / len(labels)
        return metrics

    def keep_best(self, metrics: dict[str, float]) -> None:
        """Remember this epoch's average, unless the one with most attacked held-out pictures right is to be kept and it
        is another (early stopping against robust overfitting)."""
        score = metrics["attacked"] if self.config.keep_best and self.config.robust else float(self.epoch)
        if score >= self.kept_score:
            self.kept_score, self.kept_epoch = score, self.epoch
            self.kept = {name: value.clone() for name, value in self.averaged.state_dict().items()}


def train(config: Config, runs: Path, data: Path, resume: bool) -> list[dict]:
    """Train to the last epoch, saving after each; the log goes to `<runs>/<model>/log.jsonl` and the screen.

    Returns the records of the epochs trained.
    """
    if "WORLD_SIZE" in os.environ and not dist.is_initialized():
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
    trainer = Trainer(config, runs, data)
    if resume:
        trainer.resume()
    log = runs / config.id / "log.jsonl"
    log.parent.mkdir(parents=True, exist_ok=True)
    if trainer.epoch == 0:
        log.unlink(missing_ok=True)
    records = []
    while trainer.epoch < config.epochs:
        started = time.time()
        terms = trainer.train_epoch()
        if trainer.rank == 0:
            metrics = trainer.held_out_metrics()
            trainer.keep_best(metrics)
            named = {name: round(terms[name], 4) for name in REPORTED if name == "cross_entropy" or name in config.penalties}
            held_out = {f"held_out_{name}": round(value, 4) for name, value in metrics.items()}
            seconds = round(time.time() - started, 1)
            records.append({"epoch": trainer.epoch, **named, **held_out, "seconds": seconds})
            trainer.save()
            print(json.dumps(records[-1]), flush=True)
            with log.open("a") as file:
                file.write(json.dumps(records[-1]) + "\n")
        if dist.is_initialized():
            dist.barrier()
    return records

