"""Formulas of a workbook, and the names of its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

# What Excel allows: the length of a sheet's name, the arguments of a function, and the length of a text in a cell.
_MAX_NAME = 31
_MAX_ARGUMENTS = 255
_MAX_TEXT = 32_767
# Excel keeps this name for itself.
RESERVED = "history"
_CUT = " … (Hela texten står i JSON-filen.)"


def free_name(title: str, taken: set[str]) -> str:
    """A name for a sheet: without the signs that Excel has other uses for, short enough, and not taken."""
    bare = (
        re.sub(r"[\[\]:*?/\\'\x00-\x1f\U00010000-\U0010ffff]", " ", title).strip()[:_MAX_NAME].strip()
        or "Tabell"
    )
    name, number = bare, 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = bare[: _MAX_NAME - len(end)] + end
    taken.add(name.casefold())
    return name


def fitted(text: str) -> str:
    """As much of a text as a cell holds; of a longer one XlsxWriter would write nothing."""
    return text if len(text) <= _MAX_TEXT else text[: _MAX_TEXT - len(_CUT)] + _CUT


def total(cells: list[tuple[int, int]], besides: Decimal) -> str:
    """The formula that adds cells of a column, and what the total has besides them; "" where there are none, or more
    than a formula can name."""
    spans = list(_spans(cells))
    if not 0 < len(spans) <= _MAX_ARGUMENTS:
        return ""
    return f"=SUM({','.join(spans)})" + (f"{besides:+f}" if besides else "")


def _spans(cells: list[tuple[int, int]]) -> Iterator[str]:
    """Cells of a column in order, those that follow on each other as one range."""
    start = 0
    for index, (row, column) in enumerate(cells):
        if index + 1 == len(cells) or cells[index + 1][0] != row + 1:
            first, last = xl_rowcol_to_cell(cells[start][0], column), xl_rowcol_to_cell(row, column)
            yield first if first == last else f"{first}:{last}"
            start = index + 1
