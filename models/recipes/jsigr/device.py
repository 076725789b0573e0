"""What a computation runs on: the processor, or a CUDA device where there is one."""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager
from typing import Callable, Iterable, Iterator

import torch
import torch.distributed as dist
from torch import Tensor


def fastest_device() -> torch.device:
    """The process's CUDA device if there is one, else the processor."""
    if torch.cuda.is_available():
        return torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
    return torch.device("cpu")


@contextmanager
def float32_convolutions() -> Iterator[None]:
    """What is computed within, in float32: a CUDA device would round what a convolution reads to TF32, of 10 bits."""
    before = torch.backends.cudnn.allow_tf32
    torch.backends.cudnn.allow_tf32 = False
    try:
        yield
    finally:
        torch.backends.cudnn.allow_tf32 = before


def machine() -> dict[str, str]:
    """What a training runs on, for the card."""
    threads = torch.get_num_threads()
    device = f"{threads} thread{'s' * (threads > 1)} of a {platform.machine()} processor, no GPU"
    if torch.cuda.is_available():
        device = f"{dist.get_world_size() if dist.is_initialized() else 1} x {torch.cuda.get_device_name()}"
    return {"hardware": device, "torch": torch.__version__.split("+")[0]}


class Captured:
    """`function` as a CUDA graph, recorded once with these arguments and replayed on others of the same shapes: hundreds
    of small kernels in one launch, where launching them one by one from Python takes longer than running them.

    `state` is what it changes besides its results (batch norm's averages): put back after the runs that warm it up. The
    results are overwritten by the next call.
    """

    def __init__(self, function: Callable[..., list[Tensor]], arguments: tuple[Tensor, ...], state: Iterable[Tensor]):
        before = [(value, value.clone()) for value in state]
        self.arguments = [argument.clone() for argument in arguments]
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(3):
                function(*self.arguments)
        torch.cuda.current_stream().wait_stream(stream)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            self.results = function(*self.arguments)
        for value, old in before:
            value.copy_(old)

    def __call__(self, *arguments: Tensor) -> list[Tensor]:
        for own, argument in zip(self.arguments, arguments):
            own.copy_(argument)
        self.graph.replay()
        return self.results
