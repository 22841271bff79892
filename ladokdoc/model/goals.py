"""Needs and the goals that answer them, row by row and area by area."""

from __future__ import annotations

from datetime import date

from ladokdoc.model.pieces import Ref, Waiver
from ladokdoc.places import Place, Text
from ladokdoc.records import Record, apart


class Need(Record):
    """What is missing today (behov). derived: the id is the row's with "-behov" after it."""

    id: str
    text: Text
    derived: bool
    replaces: tuple[Ref, ...]
    waivers: tuple[Waiver, ...]
    place: Place = apart()


class Goal(Record):
    """The state to be reached (mål).

    directions: goals of a governing decision that it serves. funded_by: the lines behind it.
    due_place: of the date itself, as day_place is in other records.
    """

    id: str
    text: Text
    derived: bool
    responsible: Text | None
    indicator: Text | None
    due: date | None
    priority: int | None
    directions: tuple[Ref, ...]
    funded_by: tuple[Ref, ...]
    replaces: tuple[Ref, ...]
    waivers: tuple[Waiver, ...]
    due_place: Place | None = apart()
    place: Place = apart()


class Row(Record):
    """Needs set against the goals that answer them, n:m. introduction: printed before the needs."""

    id: str
    introduction: Text | None
    needs: tuple[Need, ...]
    goals: tuple[Goal, ...]
    replaces: tuple[Ref, ...]
    waivers: tuple[Waiver, ...]
    place: Place = apart()


class Area(Record):
    """One heading with its table of needs and goals. id: the name of its file."""

    id: str
    title: Text
    rows: tuple[Row, ...]
    waivers: tuple[Waiver, ...]
    place: Place = apart()
