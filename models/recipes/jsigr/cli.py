"""The command line: see `COMMANDS`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .config import MODELS, RECIPES, load_config
from .data import DATA
from .imagenet import ID as IMAGENET

COMMANDS = ["data", "train", "sweep", "export", "evaluate", "autoattack", "seeds", "merge", "fixtures", "tuned", "table", "convert", "scale-logits"]


def main() -> None:
    """Parse and run one command."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("model", nargs="*", help="a file name in configs/, without .toml; data: imagenette or subset; merge: none or more; tuned: folders")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE", help="change a setting of the file")
    parser.add_argument("--resume", action="store_true", help="train: continue from the last whole epoch")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of cifar10/ and imagenette/")
    parser.add_argument("--source", type=Path, help="data: folder that holds the archives, instead of fetching them")
    parser.add_argument("--runs", type=Path, default=RECIPES / "runs", help="checkpoints, logs and caches")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder the exported models lie in")
    parser.add_argument("--n", type=int, default=2000, help="evaluate, autoattack, seeds: pictures under attack")
    parser.add_argument("--n-long", type=int, default=500, help="evaluate: pictures under the longest attacks")
    parser.add_argument("--grid", nargs="*", default=[], metavar="KEY=VALUE,…", help="sweep: the settings of each trial")
    parser.add_argument("--seeds", nargs="+", type=int, help="seeds (1 2 unless said): besides the configuration's own; autoattack: of these instead")
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.seeds and min(arguments.seeds) < 1:
        parser.error("--seeds are those besides 0, the seed of what ships")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    if arguments.command == "table":
        from .measurements import PAGE, page

        (arguments.models / PAGE).write_text(page(arguments.models, RECIPES / "results"))
        return
    if arguments.command == "tuned":
        from .finetuned import keep

        for folder in arguments.model:
            keep(Path(folder), RECIPES / "results")
        return
    if arguments.command == "data":
        if arguments.model == ["subset"]:
            from .subset import make_subset

            make_subset(arguments.data, arguments.models)
        else:
            from .imagenette import prepare

            prepare(arguments.source, arguments.data)
        return
    if arguments.command == "convert":
        from .imagenet import convert

        convert(arguments.models, arguments.data)
        return
    if arguments.command == "scale-logits":
        from .scaled_logits import scale_logits

        scale_logits(arguments.models)
        return
    if arguments.command == "merge":
        from .merge import merge

        merge(arguments.models, arguments.model)
        return
    if len(arguments.model) != 1:
        parser.error(f"{arguments.command} needs one model: a file name in configs/, without .toml")
    if arguments.command == "evaluate" and arguments.model == [IMAGENET]:
        from .imagenet import evaluate_on_imagenette

        evaluate_on_imagenette(arguments.models, arguments.data, arguments.n, arguments.n_long)
        return
    config = load_config(arguments.model[0], arguments.set)
    if arguments.command == "train":
        from .train import train

        train(config, arguments.runs, arguments.data, arguments.resume)
    elif arguments.command == "sweep":
        from .sweep import sweep

        sweep(config, arguments.runs, arguments.data, arguments.grid)
    elif arguments.command == "seeds":
        from .seeds import train_seeds

        train_seeds(config, arguments.runs, arguments.data, arguments.seeds or [1, 2], arguments.n)
    elif arguments.command == "export":
        from .export import export

        export(config, arguments.runs, arguments.models)
    elif arguments.command == "evaluate":
        from .evaluate import evaluate

        evaluate(config, arguments.models, arguments.data, arguments.n, arguments.n_long)
    elif arguments.command == "autoattack" and arguments.seeds:
        from .seeds import autoattack_seeds

        autoattack_seeds(config, arguments.runs, arguments.data, arguments.seeds, arguments.n)
    elif arguments.command == "autoattack":
        from .autoattack import measure
        from .results import Results

        command = f"python models/recipes/run.py autoattack {config.id} --n {arguments.n}"
        measure(config, arguments.models, arguments.data, arguments.n, Results(arguments.models / config.id), command)
    else:
        from .fixtures import write_fixtures

        write_fixtures(config, arguments.models, arguments.data)
