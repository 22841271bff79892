"""The plan as a workbook: a sheet for each table, whose totals are formulas, and one each for goals and needs.

A formula carries the figure that the checker proved as its value, so that a viewer that does not calculate shows
it too. Where the lines of a rounded table do not add up to its total to the last digit, that stands as a figure.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter

from ladokdoc.export.datasets import GOALS, NEEDS, datasets
from ladokdoc.export.rows import Rows
from ladokdoc.export.sheets import Sheets
from ladokdoc.figures.columns import used_columns
from ladokdoc.meaning.texts import Shown
from ladokdoc.model import PROJECTION, Edition

# A workbook must say when it was made, or it says now. This day says nothing of the plan that has no date.
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)


def workbook(edition: Edition, texts: Shown) -> bytes:
    """The workbook, the same bytes for the same plan."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = edition.day
    book.set_properties(
        {
            "title": f"{texts.plain(edition.title)} {edition.year}",
            "author": texts.plain(edition.organisation),
            "created": (datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DAY).replace(
                tzinfo=None
            ),
        }
    )
    sheets = Sheets(book, texts)
    if budget := edition.budget:
        for table in budget.tables:
            sheets.table(table, Rows(table, used_columns(table, budget), texts))
        if budget.result:
            sheets.result(budget, budget.result)
    for dataset in datasets(edition, texts):
        if dataset.name in (NEEDS, GOALS, PROJECTION):
            sheets.list(dataset)
    book.close()
    return out.getvalue()
