"""Formulas of a workbook, and the names of its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell

# What Excel allows: the length of a sheet's name, and the arguments of a function.
_MAX_NAME = 31
_MAX_ARGUMENTS = 255


def free_name(title: str, taken: set[str]) -> str:
    """A name for a sheet: without the signs that Excel has other uses for, short enough, and not taken."""
    bare = re.sub(r"[\[\]:*?/\\'\x00-\x1f]", " ", title).strip()[:_MAX_NAME].strip() or "Tabell"
    name, number = bare, 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = bare[: _MAX_NAME - len(end)] + end
    taken.add(name.casefold())
    return name


def total(cells: list[tuple[int, int]]) -> str:
    """The formula that adds cells of a column; "" where there are none, or more than a formula can name."""
    spans = list(_spans(cells))
    return f"=SUM({','.join(spans)})" if 0 < len(spans) <= _MAX_ARGUMENTS else ""


def _spans(cells: list[tuple[int, int]]) -> Iterator[str]:
    """Cells of a column in order, those that follow on each other as one range."""
    start = 0
    for index, (row, column) in enumerate(cells):
        if index + 1 == len(cells) or cells[index + 1][0] != row + 1:
            first, last = xl_rowcol_to_cell(cells[start][0], column), xl_rowcol_to_cell(row, column)
            yield first if first == last else f"{first}:{last}"
            start = index + 1
