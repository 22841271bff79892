"""What an expression can stand for, and how each kind of value is written out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from typing import Literal, NamedTuple

from ladokdoc import formats
from ladokdoc.expressions.grammar import Span
from ladokdoc.records import Record

# Written for a part of nothing: a change from 0 has no percentage.
NOTHING = "–"
# More digits than any amount has, so that no share or change of two of them is beyond reach.
_PRECISION = 100


class Money(NamedTuple):
    """An amount. unit: of its table."""

    amount: Decimal
    unit: str


class Change(NamedTuple):
    """An amount less an earlier one. relative: as a part of the earlier one; None where that is 0."""

    amount: Decimal
    unit: str
    relative: Decimal | None


class Share(NamedTuple):
    """A part of a whole, where 1 is all of it."""

    part: Decimal


class Count(NamedTuple):
    """How many there are of something."""

    number: int


class Day(NamedTuple):
    """A date."""

    day: date


class Words(NamedTuple):
    """A name, a heading or a year: literal text without expressions."""

    text: str


Value = Money | Change | Share | Count | Day | Words

# What may stand after "|", for each kind of value.
_MONEY = ("tkr", "mnkr", "kr", "tal")
FORMATS: dict[type, tuple[str, ...]] = {
    Money: _MONEY,
    Change: (*_MONEY, "procent"),
    Share: ("procent",),
    Count: ("tal",),
    Day: ("datum",),
    Words: (),
}
ALL_FORMATS = ("tkr", "mnkr", "kr", "procent", "tal", "datum")


class Problem(Record):
    """Why an expression says nothing.

    kind: what is at fault: the id, the field, the format, or the value that stands in the plan.
    span: of that part, in the text that the expression was found in.
    message, hint: in Swedish.
    withheld: what is at fault has had its finding already, where it stands.
    """

    kind: Literal["id", "field", "format", "value"]
    span: Span
    message: str
    hint: str
    withheld: bool = False


def written(value: Value, form: str | None) -> str:
    """The value in one of its formats, or as it is written without one; with ordinary spaces."""
    with localcontext() as context:
        context.prec = _PRECISION
        return _written(value, form)


def _written(value: Value, form: str | None) -> str:
    match value:
        case Change(_, _, relative) if form == "procent":
            return NOTHING if relative is None else formats.percent(relative)
        case Money(amount, unit) | Change(amount, unit, _):
            return _money(amount, unit, form)
        case Share(part):
            return formats.percent(part)
        case Count(number):
            return formats.number(Decimal(number))
        case Day(day):
            return formats.day(day) if form else day.isoformat()
        case Words(text):
            return text


def _money(amount: Decimal, unit: str, form: str | None) -> str:
    if form == "tal":
        return formats.number(amount)
    return formats.money(formats.convert(amount, unit, form) if form else amount, form or unit)
