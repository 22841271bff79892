"""What records of all sorts have in them: a reference to another, an amount, a waiver."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ladokdoc.places import Place, Text
from ladokdoc.records import Record, apart


class Target(StrEnum):
    """What a reference may name."""

    LINE = "post"
    TABLE = "tabell"
    FRAMED = "tabell eller post"
    DECISION = "beslut"
    DIRECTION = "mål i ett styrande beslut"
    AREA = "område"
    REPLACED = "något som fanns tidigare"


class Ref(Record):
    """An id that names another record. place: of the id itself."""

    id: str
    target: Target
    place: Place = apart()


class Amount(Record):
    """A figure as written. value: in the unit of its table; None where it could not be read, or may have been lost.

    rounding: the step it was rounded to, where that is not its table's, as for a figure from an earlier plan.
    """

    value: Decimal | None
    place: Place = apart()
    rounding: Decimal | None = None


# The amounts of a line or a total, by column; a column that is missing is blank, not zero.
Amounts = Mapping[str, Amount]


class Waiver(Record):
    """A warning or note accepted in the content.

    rule: the name of the rule. reason: why. until: the last day it holds.
    file, words: for Markdown, the file it is about and the words that are excused.
    scope: the place of the record that it stands in; it excuses findings inside.
    """

    rule: str
    reason: Text | None
    until: date | None
    file: str | None
    words: Text | None
    scope: Place = apart()
    place: Place = apart()
