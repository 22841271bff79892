"""Which parts of a chapter stand on pages on their side: tables with many columns, and what is short before them.

A page cannot be turned in its middle. A few lines of text, or a small table, would be left alone on a standing page
when what follows lies down; they lie with it where that takes no page more. The lengths are estimates, in lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from ladokdoc.pages.view import Area, Html, Table

# What a lying page holds, and what is so short that it is not left to a standing page of its own.
PAGE, SHORT = 31.0, 10.0
# The heading of a chapter, the caption of a table with its head and the space above, and a row.
_HEADING, _HEAD, _ROW = 3.5, 5.0, 1.3
_NOTE, _FRAME = 0.9, 2.5
# Letters on a line of text.
_WIDE = 80
_BLOCK = re.compile(r"<(?:p|li|h[2-6]|pre)\b[^>]*>(.*?)(?=<(?:p|li|h[2-6]|pre)\b|\Z)", re.DOTALL)
_TAG = re.compile("<[^>]*>")


def turned(
    heading: str, text: Html, areas: Sequence[Area], tables: Sequence[Table]
) -> tuple[bool, tuple[Table, ...]]:
    """Whether a chapter with these parts begins on its side, and its tables, each told whether it lies."""
    before = (_HEADING if heading else 0.0) + _lines(text) + (PAGE if areas else 0.0)
    done: list[Table] = []
    waiting: list[Table] = []
    begins = False
    for table in tables:
        waiting.append(table)
        if table.bred:
            lies = before == 0 or _together(before + sum(map(_length, waiting[:-1])), _length(table), heading)
            begins |= lies and not done
            done += (replace(one, liggande=lies or one.bred) for one in waiting)
            before, waiting = 0.0, []
    return begins, (*done, *waiting)


def _together(before: float, table: float, heading: str) -> bool:
    """Whether what stands before a table lies with it: it is short, and the table is not moved to a page more."""
    room = before - (_HEADING if heading else 0.0)
    return room <= SHORT and (before + table <= PAGE or table > PAGE)


def _length(table: Table) -> float:
    below = len(table.noter) + table.avrundad + bool(table.jämförd)
    return _HEAD + _ROW * len(table.rader) + _NOTE * below + _FRAME * len(table.ramar)


def _lines(text: Html) -> float:
    return sum(_paragraphs(text), 0.0)


def _paragraphs(text: Html) -> Iterator[float]:
    for block in _BLOCK.finditer(text):
        yield ceil(len(_TAG.sub("", block[1]).strip()) / _WIDE) + 0.75
