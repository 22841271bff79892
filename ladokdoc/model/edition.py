"""One year's plan as a whole, the decisions it rests on, and the glossary of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ladokdoc.model.budget import Budget
from ladokdoc.model.goals import Area
from ladokdoc.model.pieces import Ref, Waiver
from ladokdoc.model.words import Language, Status
from ladokdoc.places import Place, Text
from ladokdoc.records import Record, apart

PROJECTION = "avskrivningsplan"


class Direction(Record):
    """A goal of a governing decision, which the goals of the plan can point to."""

    id: str
    text: Text
    place: Place = apart()


class Decision(Record):
    """An earlier decision that the plan rests on, or the one that the plan itself is decided by (id "")."""

    id: str
    body: Text | None
    day: date | None
    title: Text | None
    paragraph: Text | None
    record_number: Text | None
    directions: tuple[Direction, ...]
    day_place: Place | None = apart()
    place: Place = apart()


class Correction(Record):
    """A change of the plan after it was decided. decision: the new one, where the change was decided in its turn."""

    day: date | None
    reason: Text | None
    decision: Decision | None
    day_place: Place | None = apart()
    place: Place = apart()


class Chapter(Record):
    """A part of the document: a prose file, areas and tables, in this order.

    title: None where the chapter goes on with the one before.
    prose_file: name of the Markdown file, which stands at prose_place.
    tables: may name "avskrivningsplan" (PROJECTION), which is worked out.
    """

    title: Text | None
    prose: Text | None
    prose_file: str | None
    prose_place: Place = apart()
    areas: tuple[Ref, ...]
    tables: tuple[Ref, ...]
    place: Place = apart()


class Edition(Record):
    """One year's plan. folder: its path from the root, such as "content/2021".

    areas: in the order of the document. corrections: what was changed after the decision.
    place: the whole of `plan.yaml`.
    """

    year: int
    folder: str
    title: Text
    organisation: Text | None
    language: str
    day: date | None
    status: Status | None
    decision: Decision | None
    governing: tuple[Decision, ...]
    chapters: tuple[Chapter, ...]
    areas: tuple[Area, ...]
    budget: Budget | None
    corrections: tuple[Correction, ...]
    waivers: tuple[Waiver, ...]
    day_place: Place | None = apart()
    place: Place = apart()


class Abbreviation(Record):
    """A short form and what it stands for."""

    short: Text
    meaning: Text
    place: Place = apart()


class Foreign(Record):
    """Words of another language that the plan uses."""

    phrase: Text
    language: Language
    place: Place = apart()


class Glossary(Record):
    """Names, terms, abbreviations and words of other languages, shared by all editions."""

    names: tuple[Text, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    foreign: tuple[Foreign, ...] = ()

    @property
    def terms(self) -> tuple[Text, ...]:
        """All that is spelt as it stands: names, and words of other languages."""
        return (*self.names, *(entry.phrase for entry in self.foreign))


def walk(record: object) -> Iterator[object]:
    """Every record, text, reference and amount inside a record, itself first, in the order of the content."""
    found: list[object] = []
    _gather(record, found)
    return iter(found)


def _gather(record: object, found: list[object]) -> None:
    if isinstance(record, Text):
        found.append(record)
    elif isinstance(record, Record):
        found.append(record)
        values = record.__dict__
        for name in record.COMPARED:
            _gather(values[name], found)
    elif isinstance(record, tuple):
        for part in record:
            _gather(part, found)
    elif isinstance(record, Mapping):
        for part in record.values():
            _gather(part, found)
