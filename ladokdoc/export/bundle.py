"""The files of an exported plan: the whole as JSON with its schema, each table as CSV, a workbook, and the package of
them."""

from __future__ import annotations

import json
from typing import NamedTuple

from ladokdoc.export.datasets import datasets
from ladokdoc.export.package import package_json
from ladokdoc.export.schema import schema_json
from ladokdoc.export.workbook import workbook
from ladokdoc.expressions import Values
from ladokdoc.meaning import Shown, plan
from ladokdoc.model import Edition

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DataFile(NamedTuple):
    """A file of the export. about: what it is, in Swedish, for who finds it in a PDF or a package."""

    name: str
    data: bytes
    media_type: str
    about: str


def files(edition: Edition, values: Values) -> tuple[DataFile, ...]:
    """All files of an edition, the same bytes every time."""
    texts = Shown(values)
    year = edition.year
    found = tuple(datasets(edition, texts))
    return (
        DataFile(f"plan-{year}.json", plan_json(edition, values), "application/json", "Hela planen som data"),
        DataFile(
            "plan.schema.json", schema_json().encode(), "application/schema+json", "Schema för JSON-filen"
        ),
        *(DataFile(f"{part.name}.csv", part.csv(), "text/csv", part.title) for part in found),
        DataFile(
            f"plan-{year}.xlsx", workbook(edition, texts), _SPREADSHEET, "Planens tabeller som arbetsbok"
        ),
        DataFile(
            "datapackage.json",
            package_json(edition, texts, found),
            "application/json",
            "Beskrivning av tabellerna",
        ),
    )


def plan_json(edition: Edition, values: Values) -> bytes:
    """The plan as it is published: two blanks of indentation, UTF-8, a line break at the end."""
    return (json.dumps(plan(edition, Shown(values)), ensure_ascii=False, indent=2) + "\n").encode()
