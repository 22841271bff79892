"""What has happened to the plan since it was decided, as the document tells it: by numbers, not by ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ladokdoc.pages import view
from ladokdoc.typography import set_text

# What a change calls a thing that has only an id, and what a reader calls it where the document has no number for it.
_UNNUMBERED = {
    "målet": "ett mål",
    "behovet": "ett behov",
    "raden": "en rad",
    "inriktningsmålet": "ett inriktningsmål",
    "paret i aktiveringen": "ett par i aktiveringen",
}
_NAMED = re.compile(rf"\b({'|'.join(_UNNUMBERED)}) `([^`]+)`", re.IGNORECASE)
_WRITTEN = re.compile("`([^`]+)`")


def since(
    corrections: tuple[view.Correction, ...], changes: Iterable[str], chapters: Sequence[view.Chapter]
) -> view.Since | None:
    """None where nothing has happened. changes: a sentence each, with ids and keys in backticks."""
    numbers = _numbers(chapters)
    told = tuple(set_text(_told(change, numbers)) for change in changes)
    number = 1 + sum(len(chapter.tabeller) for chapter in chapters)
    return view.Since(str(number), corrections, told) if corrections or told else None


def _numbers(chapters: Iterable[view.Chapter]) -> dict[str, str]:
    """The goals of the document, each as a reader calls it, by id: "mål 1.1"."""
    areas = (area for chapter in chapters for area in chapter.områden)
    goals = (goal for area in areas for row in area.rader for goal in row.mål)
    return {goal.id: f"mål {goal.nummer}" for goal in goals if goal.nummer}


def _told(change: str, numbers: Mapping[str, str]) -> str:
    """A change in a reader's words."""

    def called(found: re.Match[str]) -> str:
        noun, id = found.groups()
        told = numbers.get(id) or _UNNUMBERED[noun.lower()]
        return told.capitalize() if noun[0].isupper() else told

    return _WRITTEN.sub(lambda found: found[1].replace("_", " "), _NAMED.sub(called, change))
