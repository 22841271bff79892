"""The fields of a record by the keys that writers know, and in which of them two records differ.

Every field of every record is compared unless it is named here as something that is compared in a way of its own, so
that what is added to the model can never change unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from ladokdoc import model
from ladokdoc.changes.words import alike
from ladokdoc.model import Amount, Ref, Waiver
from ladokdoc.places import Place, Text
from ladokdoc.records import Record

# What says which record it is, or what stands in it and is compared record by record.
APART: Mapping[type, frozenset[str]] = {
    model.Edition: frozenset({"year", "folder", "governing", "chapters", "areas", "budget"}),
    model.Decision: frozenset({"id", "directions"}),
    model.Direction: frozenset({"id"}),
    model.Chapter: frozenset({"areas", "tables"}),
    model.Area: frozenset({"id", "rows"}),
    model.Row: frozenset({"id", "needs", "goals"}),
    model.Need: frozenset({"id", "derived"}),
    model.Goal: frozenset({"id", "derived"}),
    # Whether something could not be read is no part of what the plan says, and such a plan is not compared.
    model.Budget: frozenset(
        {
            "incomplete",
            "unread",
            "unit",
            "own",
            "columns",
            "tables",
            "frames",
            "capitalisation",
            "depreciation",
        }
    ),
    model.Column: frozenset({"id", "type", "year"}),
    model.Table: frozenset({"id", "unit", "lines", "incomplete"}),
    model.Line: frozenset({"id", "lines", "of_which", "incomplete"}),
    model.Frame: frozenset({"id"}),
    model.Capitalisation: frozenset({"pairs"}),
    model.Abbreviation: frozenset({"short"}),
    model.Foreign: frozenset({"phrase"}),
}
# The keys of the content, by the field of the record; "" where what is in it has keys of its own.
KEYS: Mapping[str, str] = {
    "title": "rubrik", "organisation": "organisation", "language": "språk", "day": "datum", "status": "status",
    "decision": "beslut", "waivers": "undantag", "corrections": "rättelser",
    "reason": "skäl", "body": "organ", "paragraph": "paragraf",
    "record_number": "diarienummer", "text": "text", "prose": "innehåll", "prose_file": "text",
    "introduction": "inledning", "replaces": "ersätter", "responsible": "ansvarig", "indicator": "indikator",
    "due": "klart_senast", "priority": "prioritet", "directions": "inriktning", "funded_by": "finansieras_av",
    "name": "namn", "amounts": "", "group": "grupp", "total": "summa", "footnote": "fotnot", "kind": "slag",
    "unit": "enhet", "same_as": "samma_som", "rounded_to": "avrundat_till", "applies_to": "gäller",
    "at_most": "högst", "direct_share": "direkt", "direct": "direkt", "investment": "investering", "line": "post",
    "years": "tid", "start": "börjar", "investments": "investeringar", "result": "resultat", "meaning": "betyder",
}  # fmt: skip
_OF_TYPE = {
    (model.Edition, "title"): "titel",
    (model.Decision, "title"): "titel",
    (model.Need, "text"): "behov",
    (model.Goal, "text"): "mål",
}
OWN = "belopp"
_COMPARED: dict[type, tuple[str, ...]] = {}

Leaf = Text | Amount | str


class Difference(NamedTuple):
    """A field whose value differs. Of amounts, the column is the last part of the name; None: nothing there."""

    field: str
    before: Leaf | None
    after: Leaf | None


def compared(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of record that are compared as values."""
    if kind not in _COMPARED:
        _COMPARED[kind] = tuple(name for name in kind.COMPARED if name not in APART.get(kind, ()))
    return _COMPARED[kind]


def key(kind: type[Record], name: str) -> str:
    """The key of the content that a field comes from; the name of the field where it has none."""
    return _OF_TYPE.get((kind, name), KEYS.get(name, name))


def differing(old: Record, new: Record, own: tuple[str, str]) -> Iterator[Difference]:
    """The fields in which two records of a kind differ in meaning. own: the editions' own columns."""
    kind = type(new)
    for name in compared(kind):
        before, after = getattr(old, name), getattr(new, name)
        if before != after or (own[0] != own[1] and isinstance(after, Mapping | model.Total)):
            named = key(kind, name)
            yield from _differing(dict(leaves(named, before, own[0])), dict(leaves(named, after, own[1])))


def _differing(before: dict[str, Leaf], after: dict[str, Leaf]) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if isinstance(one, Text) and isinstance(other, Text) and alike(one, other):
            continue
        if one != other:
            yield Difference(name, one, other)


def leaves(name: str, value: object, own: str) -> Iterator[tuple[str, Leaf]]:
    """The values in a field, each with its key; a record in it gives one for each of its own fields."""
    match value:
        case None | ():
            return
        case Text() | Amount():
            yield name, value
        case Mapping():
            for column, amount in value.items():
                yield _joined(name, OWN if column == own else str(column)), amount
        case tuple():
            yield name, listed(value)
        case Ref() | Waiver():
            yield name, _said(value)
        case Record():
            for part in compared(type(value)):
                yield from leaves(_joined(name, key(type(value), part)), getattr(value, part), own)
        case _:
            yield name, _said(value)


def _joined(name: str, part: str) -> str:
    return f"{name}.{part}" if name and part else name or part


def listed(parts: tuple[object, ...]) -> str:
    """A list as one text."""
    return (
        "; " if any(isinstance(part, Record) and not isinstance(part, Ref) for part in parts) else ", "
    ).join(map(_said, parts))


def _said(value: object) -> str:
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "ja" if value else "nej"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case Ref():
            return value.id
        case Text():
            return value.value.strip()
        case Waiver():
            return _waiver(value)
        case Record():
            return ", ".join(
                _said(part) for name in value.COMPARED if (part := getattr(value, name)) is not None
            )
        case _:
            return str(value)


def _waiver(waiver: Waiver) -> str:
    about = [f"i {waiver.file}"] if waiver.file else []
    about += [f"”{waiver.words.value.strip()}”"] if waiver.words else []
    about += [f"till {waiver.until.isoformat()}"] if waiver.until else []
    reason = waiver.reason.value.strip() if waiver.reason else ""
    return f"{waiver.rule}{' (' + ', '.join(about) + ')' if about else ''}: {reason}"


def place(value: Leaf | None) -> Place | None:
    """Where a value stands, where it knows."""
    return value.place if isinstance(value, Text | Amount) else None
