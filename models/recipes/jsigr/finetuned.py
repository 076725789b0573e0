"""What fine-tuning did, kept and tabled: `run.py tuned data/tuned-0.01 ...`, after `npm run finetune` and `npm run evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

from .markdown import cell, percent, rows

RESULTS = Path("finetune")
BEFORE = "tuned-before"
OWN = "own-"
OF_TEST = ("command", "data", "n", "seed", "backend", "attack", "params", "cleanAccuracy", "attackedAccuracy", "meanLinf")


def evaluation(folder: Path) -> dict:
    """What `npm run evaluate --out` wrote, without its long tables."""
    result = json.loads((folder / "result.json").read_text())
    return {key: result[key] for key in OF_TEST}


def keep(folder: Path, results: Path) -> None:
    """From a folder of `npm run finetune --out`, with its evaluation in `test/` and others in `test-…/`: one JSON file.

    Of the net before fine-tuning, in `tuned-before`, there is the evaluation alone; of one that learned a person's own
    pictures, in `tuned-own-…`, there is none, for it has no test set.
    """
    kept = {} if folder.name.startswith(f"tuned-{OWN}") else evaluation(folder / "test")
    if folder.name != BEFORE:
        log = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
        kept["checks"] = [record for record in log if record["kind"] == "check"]
        maps = [record for record in log if record["kind"] == "maps"]
        if maps:
            kept["maps"] = {key: sum(record[key] for record in maps) for key in ("pictures", "flat")}
        kept["card"] = json.loads((folder / "card.json").read_text())["training"]
    others = [evaluation(other) for other in sorted(folder.glob("test-*"))]
    if others:
        kept["also"] = others
    out = results / RESULTS / f"{folder.name.removeprefix('tuned-')}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")


def weights(result: dict) -> tuple[float, float, float]:
    """λ_J, λ_S and λ_G; a training from before there was the last went without."""
    settings = result["card"]["settings"]
    return settings["lambdaJ"], settings["lambdaS"], settings.get("lambdaG", 0)


def label(result: dict) -> str:
    """The weights, of which the last stands only where it is not 0."""
    jacobian, selective, gradient = weights(result)
    return ", ".join(f"{each:g}" for each in (jacobian, selective, *([gradient] if gradient else [])))


def place(result: dict) -> tuple[bool, bool, float, float, float]:
    """Both terms by their weights, then either alone, then those with the gradient norm."""
    jacobian, selective, gradient = weights(result)
    return (gradient > 0, (jacobian > 0) != (selective > 0), selective, jacobian, gradient)


def row(name: str, test: dict, check: dict) -> list[str]:
    """One line of the table: the test set, then the held-out pictures."""
    at_four = next((other["attackedAccuracy"] for other in test.get("also", []) if other["params"]["eps"] == 4), None)
    return [
        name,
        cell(test["cleanAccuracy"]),
        cell(test["attackedAccuracy"]),
        cell(at_four),
        percent(check["clean"]["value"]),
        percent(check["attacked"]["value"]),
        f"{check['jacobianNorm']['value']:.1f}",
        f"{check['agreement']['value']:.2f}",
    ]


def first_look(result: dict) -> dict:
    """The net before its first step: at the end it is looked at again, on as many pictures as the net it became."""
    return [check for check in result["checks"] if check["step"] == 0][-1]


def interval(mean: dict) -> str:
    """A mean with its interval."""
    return f"{mean['value']:.2f} ({mean['low']:.2f}–{mean['high']:.2f})"


def finetuned_on_own(results: Path) -> str:
    """Every kept fine-tuning on pictures of new classes, by its weights, on the pictures held out; the new head comes first."""
    kept = sorted((json.loads(path.read_text()) for path in (results / RESULTS).glob(f"{OWN}*.json")), key=place)
    head = ["λ_J, λ_S", "held out, clean", "under CE-PGD-3, then 10, at 2/255", "‖J‖", "agreement of maps", "flat perturbation maps"]

    def line(name: str, check: dict, flat: str) -> list[str]:
        return [name, cell(check["clean"]), cell(check["attacked"]), interval(check["jacobianNorm"]), interval(check["agreement"]), flat]

    body = [line("new head", first_look(kept[0]), "–")]
    for each in kept:
        maps = each.get("maps")
        flat = f"{maps['flat']} of {maps['pictures']}" if maps and maps["pictures"] else "–"
        body.append(line(label(each), each["checks"][-1], flat))
    return rows(head, body)


def finetuned(results: Path) -> str:
    """Every kept fine-tuning of the standard CIFAR-10 net, by its weights; the net as it was comes first."""
    folder = results / RESULTS
    results_by_name = {path.stem: json.loads(path.read_text()) for path in folder.glob("*.json")}
    before = results_by_name.pop("before")
    kept = sorted((result for name, result in results_by_name.items() if not name.startswith(OWN)), key=place)
    head = ["λ_J, λ_S, and λ_G if any", "test, clean", "test, CE-PGD-20 at 2/255", "at 4/255", "held out, clean", "held out, CE-PGD-3, then 10, at 2/255", "‖J‖", "agreement of maps"]
    body = [row("before", before, first_look(kept[0]))]
    body += [row(label(each), each, each["checks"][-1]) for each in kept]
    return rows(head, body)
