"""What the cards say, side by side: robustness, transfer and maps of every family."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Callable

from .data import FAMILIES
from .evaluate import BOTH, EPSILONS
from .intervals import wilson
from .markdown import cell, percent, rows
from .merge import LEFT_OUT
from .results import records_of

CROSS_ENTROPY = "cross-entropy"  # what transferred attacks are made with
TRANSFER = {"mi-fgsm": "MI-FGSM", "di-ti-mi": "DI-TI-MI", "pgd": "CE-PGD-20"}
ORDER = ("standard", "surrogate", "masked", "jacobian", "sigr", "jsigr", "at", "jsigr-at")


# Nets that this project did not train: their heading, and the epsilon of the strongest attack that is shown.
ELSEWHERE = {"imagenet": ("ImageNet's thousand classes, on Imagenette's pictures enlarged to 224 × 224", 4.0)}


def heading(family: str) -> tuple[str, float]:
    """What a family's section is called, and the epsilon that its nets are judged by."""
    return ELSEWHERE.get(family) or (FAMILIES[family].name, FAMILIES[family].epsilon255)


def place(card: dict) -> tuple[int, str]:
    """Standard first, then what is less and less like it."""
    variant = card["id"].removeprefix(f"{card['family']}-")
    return (ORDER.index(variant) if variant in ORDER else len(ORDER), card["id"])


def best_counted(card: dict, fits: Callable[[dict], bool]) -> dict | None:
    """Of the white-box lines that fit, the one on the most pictures."""
    lines = [line for line in card["measurements"] if "source" not in line and fits(line)]
    return max(lines, key=lambda line: line["accuracy"]["n"], default=None)


def is_pgd20(line: dict, epsilon255: float) -> bool:
    """PGD-20, worst case of both losses."""
    settings = line["params"]
    return (line["attack"], line["epsilon255"], settings.get("steps"), settings.get("loss")) == (
        "pgd",
        epsilon255,
        20,
        BOTH,
    )


def white_box(results: Path, model: str, epsilon255: float) -> list[dict]:
    """Both programs' records of attacks on the model itself at an epsilon, the one on the most pictures first."""
    paths = [results / f"{model}.{engine}.json" for engine in ("pytorch", "limelight")]
    records = [record for path in paths if path.exists() for record in records_of(path)]
    found = [
        record
        for record in records
        if record["kind"] == "accuracy" and "source" not in record and record["epsilon255"] == epsilon255
        and record["attack"] not in ("none", *LEFT_OUT)
    ]
    return sorted(found, key=lambda record: -record["n"])


def right(record: dict, n: int) -> int:
    """How many of the first n pictures are still named rightly."""
    return record["outcome"][:n].count("1")


def strongest(results: Path, model: str, epsilon255: float) -> dict | None:
    """The white-box record that leaves the fewest; two are compared on the pictures that both were made on.

    Of equals the one on more pictures.
    """
    best, *rivals = white_box(results, model, epsilon255) or [None]
    for rival in rivals:
        if right(rival, rival["n"]) < right(best, rival["n"]):
            best = rival
    return best


def strongest_cell(results: Path, model: str, epsilon255: float, twenty: dict | None) -> str:
    """Its share and its name; and where PGD-20 was made on more pictures, what that leaves of the same."""
    worst = strongest(results, model, epsilon255)
    if worst is None:
        return "–"
    said = f"{cell(wilson(right(worst, worst['n']), worst['n']))}, {attack_name(worst)}"
    if twenty is None or twenty["accuracy"]["n"] <= worst["n"]:
        return said
    same = next(record for record in white_box(results, model, epsilon255) if is_pgd20(record, epsilon255))
    return f"{said} (PGD-20 on these: {percent(right(same, worst['n']) / worst['n'])})"


def attack_name(line: dict) -> str:
    """Short: what was done, on how many pictures; PGD without more is the worst case of both losses."""
    settings = line["params"]
    name = "AutoAttack" if line["attack"] == "autoattack" else line["attack"].upper()
    if line["attack"] == "pgd":
        name += f"-{settings['steps']}" + (f" × {settings['restarts']}" if settings.get("restarts", 1) > 1 else "")
        name = {CROSS_ENTROPY: "CE-", "margin": "margin-"}.get(settings["loss"], "") + name
    return f"{name}, {line['n']}"


def robustness(cards: list[dict], results: Path) -> str:
    """One row a model: clean, PGD-20 by epsilon, the strongest attack at the family's epsilon, AutoAttack."""
    _, judged_by = heading(cards[0]["family"])
    body = []
    for card in cards:
        clean = best_counted(card, lambda line: line["attack"] == "none")
        pgd = [best_counted(card, lambda line, e=epsilon255: is_pgd20(line, e)) for epsilon255 in EPSILONS]
        judged = best_counted(card, lambda line: is_pgd20(line, judged_by))
        auto = best_counted(card, lambda line: line["attack"] == "autoattack")
        counts = sorted({f"{line['engine']} {line['accuracy']['n']}" for line in pgd if line})
        body.append(
            [
                f"`{card['id']}`",
                cell(clean and clean["accuracy"]),
                *(cell(line and line["accuracy"]) for line in pgd),
                strongest_cell(results, card["id"], judged_by, judged),
                f"{cell(auto['accuracy'])} at {auto['epsilon255']:g}/255" if auto else "–",
                ", ".join(counts) or "–",
            ]
        )
    head = ["model", "clean", "PGD-20, ε = 2/255", "4/255", "8/255", f"strongest at {judged_by:g}/255", "AutoAttack", "PGD-20 counted by"]
    return rows(head, body)


def by_attack(cards: list[dict]) -> str:
    """One row a model: each attack at each epsilon, and on how many pictures."""
    attacks = {
        "FGSM": ("fgsm", {}),
        "margin-PGD-20": ("pgd", {"steps": 20, "loss": "margin"}),
        "PGD-100 × 5": ("pgd", {"steps": 100, "restarts": 5, "loss": BOTH}),
    }
    columns = {f"{name}, {epsilon255}/255": (*about, epsilon255) for name, about in attacks.items() for epsilon255 in EPSILONS}
    body = []
    for card in cards:
        found = [
            best_counted(
                card,
                lambda line, attack=attack, params=params, epsilon255=epsilon255: (line["attack"], line["epsilon255"]) == (attack, epsilon255)
                and params.items() <= line["params"].items(),
            )
            for attack, params, epsilon255 in columns.values()
        ]
        shown = (f"{percent(line['accuracy']['value'])} of {line['accuracy']['n']}" if line else "–" for line in found)
        body.append([f"`{card['id']}`", *shown])
    return rows(["model", *columns], body)


def transferred(target: dict, source: dict, attack: str) -> dict | None:
    """The line of an attack made on one model and counted on another; on itself it is a white-box line."""
    origin = None if source is target else source["id"]
    lines = (line for line in target["measurements"] if (line["attack"], line.get("source")) == (attack, origin))
    return next((line for line in lines if line["params"].get("loss", CROSS_ENTROPY) == CROSS_ENTROPY), None)


def transfer(cards: list[dict], attack: str) -> str:
    """Sources by targets at 8/255: what is still named rightly, of how many pictures. Nets without the attack are left out."""
    cards = [card for card in cards if any(line["attack"] == attack for line in card["measurements"])]
    body = []
    for source in cards:
        found = [transferred(target, source, attack) for target in cards]
        pictures = " or ".join(str(n) for n in sorted({line["accuracy"]["n"] for line in found if line}))
        shown = (percent(line['accuracy']['value']) if line else "–" for line in found)
        body.append([f"`{source['id']}`", pictures or "–", *shown])
    table = rows(["made on ↓, counted on →", "pictures", *(f"`{card['id']}`" for card in cards)], body)
    return f"Under {TRANSFER[attack]} at 8/255, made on one model and counted on another:\n\n{table}"


EXPLAINED = {"gradient": "gradient", "integrated-gradients": "integrated gradients", "gradcam": "Grad-CAM", "rise": "RISE"}


def explained(cards: list[dict]) -> str:
    """How the maps of each model fare, method by method."""
    columns = {
        "SSIM under CE-PGD-20 at 8/255": ("ssim", "pgd", 8),
        "Spearman": ("spearman", "pgd", 8),
        "top 10 %": ("top10", "pgd", 8),
        "SSIM under noise at 8/255": ("ssim", "noise", 8),
        "Gini": ("gini", "none", 0),
        "deletion − random": ("deletion-minus-random", "none", 0),
        "insertion − random": ("insertion-minus-random", "none", 0),
        "agreement with perturbation": ("agreement", "none", 0),
    }
    body = []
    for card, method in ((card, method) for method in EXPLAINED for card in cards):
        known = {
            (line["metric"], line["attack"], line["epsilon255"]): line["mean"]
            for line in card.get("saliency", [])
            if line["method"] == method and "against" not in line["params"]
        }
        means = [known.get(key) for key in columns.values()]
        if not any(means):
            continue
        # Pictures whose map is flat are left out of a mean.
        pictures = sorted({mean["n"] for mean in means if mean})
        of = f"{pictures[0]} to {pictures[-1]}" if len(pictures) > 1 else f"{pictures[0]}"
        shown = [f"{mean['value']:.3f} ({mean['low']:.3f} to {mean['high']:.3f})" if mean else "–" for mean in means]
        body.append([EXPLAINED[method], f"`{card['id']}`", of, *shown])
    return rows(["method", "model", "pictures", *columns], body)


OVER_EPSILON = (0.5, 1, 2, 4, 8, 16)


def over_epsilon(cards: list[dict]) -> str:
    """How like the clean map the attacked one stays as ε grows, method by method; nothing where that was not measured."""
    body = []
    for card, method in ((card, method) for method in EXPLAINED for card in cards):
        known = {
            line["epsilon255"]: line["mean"]
            for line in card.get("saliency", [])
            if (line["method"], line["metric"], line["attack"]) == (method, "spearman", "pgd")
        }
        if 0.5 not in known:
            continue
        means = [known.get(epsilon) for epsilon in OVER_EPSILON]
        shown = [f"{mean['value']:.2f} ({mean['low']:.2f} to {mean['high']:.2f}), {mean['n']}" if mean else "–" for mean in means]
        body.append([EXPLAINED[method], f"`{card['id']}`", *shown])
    return rows(["method", "model", *(f"{epsilon}/255" for epsilon in OVER_EPSILON)], body) if body else ""


def by_family(models: Path, results: Path) -> list[str]:
    """Per family with measurements: robustness, then transfer and the gradient maps where they were measured."""
    cards = [json.loads(path.read_text()) for path in models.glob("*/card.json")]
    measured = sorted((card for card in cards if card["measurements"]), key=place)
    parts = []
    for family in sorted({card["family"] for card in measured}):
        members = [card for card in measured if card["family"] == family]
        parts.append(f"## {heading(family)[0]}\n\n{robustness(members, results)}")
        parts.append(f"Other attacks on the model itself:\n\n{by_attack(members)}")
        for attack in TRANSFER:
            if any(line["attack"] == attack and "source" in line for card in members for line in card["measurements"]):
                parts.append(transfer(members, attack))
        if any(card.get("saliency") for card in members):
            parts.append(f"Maps of the clean picture against those of the attacked one, and against chance (flat maps left out):\n\n{explained(members)}")
        curves = over_epsilon(members)
        if curves:
            parts.append(f"Spearman of the clean and the attacked map as ε of CE-PGD-20 grows, and on how many pictures:\n\n{curves}")
    return parts
