"""The whole plan as JSON has it, by the table of `fields`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ladokdoc.meaning.fields import FIELDS
from ladokdoc.meaning.texts import Texts
from ladokdoc.model import Amount, Edition, Ref
from ladokdoc.places import Text

FORMAT = 1


def plan(edition: Edition, texts: Texts) -> dict[str, Any]:
    """The plan as JSON has it. What the plan leaves out is left out."""
    return {"format": FORMAT, **_record(edition, texts)}


def _record(record: object, texts: Texts) -> dict[str, Any]:
    found = {key: getattr(record, field) for key, field in FIELDS[type(record)].items()}
    return {key: _value(value, texts) for key, value in found.items() if _is_there(value)}


def _is_there(value: object) -> bool:
    return value is not None and value is not False and value != () and value != {}


def _value(value: object, texts: Texts) -> Any:
    match value:
        case Text():
            return texts.write(value)
        case Ref():
            return value.id
        case Amount():
            return None if value.value is None else exact(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return [_value(part, texts) for part in value]
        case Mapping():
            return {str(key): _value(part, texts) for key, part in value.items()}
        case str():
            return str(value)
        case bool() | int():
            return value
        case _:
            return _record(value, texts)


def exact(value: Decimal) -> str:
    """A figure for machines, with a decimal point and never an exponent: "8112.5". 387 and 387,00 are the same."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
