"""The description of the tables as a Frictionless data package, so that a program knows what each column is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from ladokdoc.export.datasets import Dataset
from ladokdoc.meaning.texts import Shown
from ladokdoc.model import Edition


def package_json(edition: Edition, texts: Shown, tables: Iterable[Dataset]) -> bytes:
    """`datapackage.json`, as the Data Package standard has it (version 1 of its profile for tables)."""
    about = {
        "profile": "tabular-data-package",
        "name": f"plan-{edition.year}",
        "title": f"{texts.plain(edition.title)} {edition.year}",
        **({"created": f"{edition.day.isoformat()}T00:00:00Z"} if edition.day else {}),
        **_contributors(edition, texts),
        "resources": [_resource(table) for table in tables],
    }
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode()


def _contributors(edition: Edition, texts: Shown) -> dict[str, Any]:
    name = texts.plain(edition.organisation)
    return {"contributors": [{"title": name, "role": "publisher"}]} if name else {}


def _resource(table: Dataset) -> dict[str, Any]:
    data = table.csv()
    keys = [field.name for field in table.fields if field.key]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": {
            "fields": [
                {"name": field.name, "title": field.title, "type": field.kind} for field in table.fields
            ],
            "primaryKey": keys,
        },
    }
