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
_FILE = re.compile(r"\b([Tt])exten ([\w-]+\.md)\b")


def since(
    corrections: tuple[view.Correction, ...],
    changes: Iterable[str],
    chapters: Sequence[view.Chapter],
    texts: Mapping[str, str],
) -> view.Since | None:
    """None where nothing has happened. changes: a sentence each, with ids and keys in backticks.

    texts: the heading that each text stands under, by the name of its file; "" for what stands before the first.
    """
    numbers = _numbers(chapters)
    told = tuple(set_text(_told(_placed(change, texts), numbers)) for change in changes)
    number = 1 + sum(len(chapter.tabeller) for chapter in chapters)
    return view.Since(str(number), corrections, told) if corrections or told else None


def _placed(change: str, texts: Mapping[str, str]) -> str:
    """A change with texts by their headings, for a reader knows nothing of files, and with paragraphs run together."""

    def called(found: re.Match[str]) -> str:
        heading = texts.get(found[2])
        if heading is None:
            return found[0]
        return f"{found[1]}exten i {f'”{heading}”' if heading else 'inledningen'}"

    return _FILE.sub(called, change, count=1).replace(" ¶ ", " ")


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
