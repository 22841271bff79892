"""The schema of the exported plan, JSON Schema 2020-12, made from the same table as the plan is written by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ladokdoc import model
from ladokdoc.meaning.fields import FIELDS, NOTES
from ladokdoc.meaning.plan import FORMAT
from ladokdoc.model import Amount, Ref
from ladokdoc.places import Text

_AMOUNT = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
_SIMPLE: dict[type, dict[str, Any]] = {
    Text: {"type": "string"},
    Ref: {"type": "string"},
    Amount: _AMOUNT,
    date: {"type": "string", "format": "date"},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
}


def schema_json() -> str:
    """The schema, as it is published."""
    top = _record(model.Edition)
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verksamhetsplan och budget",
        "description": "En utgåva som ladokdoc har exporterat. "
        "Belopp är text med decimalpunkt, så att de är exakta. "
        "Löptext är HTML; namn och rubriker är ren text. Det som planen inte har är utelämnat.",
        "type": "object",
        "properties": {"format": {"const": FORMAT}, **top["properties"]},
        "required": ["format", *top["required"]],
        "additionalProperties": False,
        "$defs": {cls.__name__: _record(cls) for cls in FIELDS if cls is not model.Edition},
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _record(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties = {key: _noted(cls, key, _type(hints[field])) for key, field in FIELDS[cls].items()}
    required = [key for key, field in FIELDS[cls].items() if _always(cls, key, hints[field])]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _noted(cls: type, key: str, made: dict[str, Any]) -> dict[str, Any]:
    note = NOTES.get((cls, key))
    return {**made, "description": note} if note else made


def _always(cls: type, key: str, hint: Any) -> bool:
    """Whether a key is there in every plan: not what may be None, empty or false, nor the id that a decision on the
    plan itself does not have."""
    return hint in (Text, str, int) and (cls, key) != (model.Decision, "id")


def _type(hint: Any) -> dict[str, Any]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) is UnionType:
        (only,) = (part for part in get_args(hint) if part is not NoneType)
        return _type(only)
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0])}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": _type(get_args(hint)[1])}
    if issubclass(hint, Enum):
        return {"enum": [str(choice.value) for choice in hint]}
    return {"$ref": f"#/$defs/{hint.__name__}"}
