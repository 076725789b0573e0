"""Cells and tables in Markdown."""

from __future__ import annotations


def percent(share: float) -> str:
    """A share in percent, to a tenth."""
    return f"{100 * share:.1f} %"


def cell(accuracy: dict | None) -> str:
    """A share with its interval in percent; a dash where there is none."""
    if accuracy is None:
        return "–"
    return f"{percent(accuracy['value'])} ({100 * accuracy['low']:.1f}–{100 * accuracy['high']:.1f})"


def rows(head: list[str], body: list[list[str]]) -> str:
    """A Markdown table."""
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *body])
