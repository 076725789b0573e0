"""Everything measured, as one page: `run.py table` writes `models/measurements.md` from the cards and the raw results."""

from __future__ import annotations

import json
from pathlib import Path

from .compared import compared
from .finetuned import finetuned, finetuned_on_own
from .masking import masking, unmasked
from .paired import on_themselves, paired
from .scaled_logits import ID as MASKED
from .seeds import seeds_table
from .sweep import sweep_table
from .table import by_family

PAGE = "measurements.md"
ROBUST = [f"cifar10-{variant}" for variant in ("jacobian", "sigr", "jsigr", "at", "jsigr-at")]
INTRODUCTION = """# Measurements

Written by `python models/recipes/run.py table` from the cards and from `recipes/results/`, which keep the outcome of every picture; what makes those is in [README.md](README.md#make-them-again). Accuracies in percent with 95 % Wilson intervals, means with 95 % bootstrap intervals; always the first pictures of the test set; a clean error counts as lost. PGD-20: worst case of cross-entropy and margin loss, random start; PGD-100 × 5: also of five restarts; CE-PGD-20 and margin-PGD-20: one loss alone. Two attacks are called stronger and weaker by the pictures that both were made on."""


def weight_bytes(models: Path) -> str:
    """What all nets weigh together."""
    cards = [json.loads(path.read_text()) for path in models.glob("*/card.json")]
    total = sum(card["weightBytes"] for card in cards)
    return f"The weights of all {len(cards)} nets: {total / 1e6:.1f} MB."


def page(models: Path, results: Path) -> str:
    """The whole page."""
    sections = {
        "Signs of masked gradients": "Of the regularised and the adversarially trained nets, by PyTorch: noise should cost less than one gradient step, "
        "one step less than many, a hundred hardly more than twenty; nothing should survive ε = 128/255; and Square, the last of AutoAttack's "
        "four (APGD-CE, APGD-T, FAB-T, Square), which sees no gradient, should find little that the others left.\n\n" + masking(results, ROBUST),
        "A net whose gradients are masked": f"`{MASKED}` is the standard net with its logits multiplied, by the engine at ε = 8/255: a step along the gradient of the "
        "cross-entropy does less than noise, what does not need that gradient (the margin, an attack made on another net) leaves nothing, and Square, which sees none, little.\n\n" + unmasked(results, MASKED),
        "Who withstands transfer": "Picture by picture: how many more `cifar10-jsigr` names rightly under the same attack than another net, "
        "of how many that differ, with McNemar's exact p. Its training is the longer one and has the gradient norm besides: the rows about "
        "`cifar10-jacobian` and `cifar10-sigr` compare recipes, not terms.\n\n" + paired(results, "cifar10-jsigr", ["cifar10-jacobian", "cifar10-sigr", "cifar10-at"]),
        "J-SIGR or adversarial training": "The same for attacks on the nets themselves, by PyTorch. Adversarial training met 8/255 on CIFAR-10 and 4/255 on Imagenette, where the λ of J-SIGR were chosen too.\n\n"
        + on_themselves(results, [("cifar10-jsigr", "cifar10-at"), ("imagenette-jsigr", "imagenette-at")]),
        "Other seeds": "The same recipe from other seeds (`run.py seeds`, `run.py autoattack --seeds`), counted on 10,000 pictures, under PGD-20 on 2,000, under AutoAttack on 1,000; the salient masks are those of the shipped standard net for every seed. The seeds of `cifar10-jsigr` started from checkpoints, whose batch norm is that of their training; the net that ships, to judge by the terms of its first epoch (`recipes/results/**/*.log.jsonl`), from `cifar10-standard` as it ships, with the batch norm of 500 pictures, as every training does now. Its `cifar10-standard` was trained on a processor, theirs on a graphics card, where seed 1 came to 91.4 % instead of the 91.0 it had come to on a processor. So the spread is not of seeds alone.\n\n"
        + seeds_table(results, ["cifar10-standard", "cifar10-jsigr"]),
        "The choice of λ": "On training pictures held out (`run.py sweep`), all of which are classified and the first of which are attacked. PGD-10, by the margin alone, at 8/255 for CIFAR-10, at 4/255 for Imagenette. Of the trials of two epochs each step computed one term, of the others every step all, shared out among its pictures. The last epoch of each.\n\n" + sweep_table(results),
        "Two programs": "The engine in TypeScript against PyTorch, outcome by outcome; under PGD-20 at the epsilons of which at least one program leaves something.\n\n" + compared(models, results),
        "Fine-tuning": "What 300 steps of 32 pictures make of `cifar10-standard`; see [For researchers](../docs/researcher.md#fine-tuning).\n\n" + finetuned(results)
        + "\n\nWhat 100 steps of 16 pictures of three new classes (`npm run data:new-classes`: 360 pictures, of which 54 are held out) make of it, with a new head; intervals of 95 %, of means by bootstrap.\n\n" + finetuned_on_own(results),
    }
    return "\n\n".join([INTRODUCTION, weight_bytes(models), *by_family(models, results), *(f"## {name}\n\n{text}" for name, text in sections.items())]) + "\n"
