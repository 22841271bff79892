"""The plan as records that cannot change.

A record carries its place from the first parse, left out of equality: two plans are equal when they mean the
same. Identity is the id, never the name and never the position.
Whatever a writer left out is None or an empty tuple; what could not be read has had its finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ladokdoc.places import Place, Text
from ladokdoc.records import Record, apart


class Status(StrEnum):
    """How far the plan has come."""

    DRAFT = "utkast"
    PROPOSAL = "förslag"
    DECIDED = "beslutad"


class Kind(StrEnum):
    """What a table counts. All are written as positive amounts."""

    COST = "kostnad"
    INCOME = "intäkt"
    INVESTMENT = "investering"


class Start(StrEnum):
    """The first year of a write-off."""

    YEAR_AFTER = "året efter"
    SAME_YEAR = "samma år"


class Language(StrEnum):
    """What words of the plan may be written in beside Swedish."""

    ENGLISH = "engelska"
    DANISH = "danska"
    FINNISH = "finska"
    FRENCH = "franska"
    ICELANDIC = "isländska"
    YIDDISH = "jiddisch"
    LATIN = "latin"
    LULE_SAMI = "lulesamiska"
    MEANKIELI = "meänkieli"
    NORTHERN_SAMI = "nordsamiska"
    NORWEGIAN = "norska"
    ROMANI = "romani"
    SPANISH = "spanska"
    SOUTHERN_SAMI = "sydsamiska"
    GERMAN = "tyska"


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


class Total(Record):
    """What the writer asserts that the lines come to; the checker proves it."""

    name: Text | None
    amounts: Amounts
    place: Place = apart()


class Line(Record):
    """A line of a budget table, at any depth.

    amounts: its own, empty for a group. lines: of a group. total: of a group that prints a subtotal.
    of_which: parts of the amount (varav), shown and never added.
    incomplete: a line in the group could not be read, so that nobody knows what it comes to.
    """

    id: str
    name: Text
    amounts: Amounts
    group: bool
    lines: tuple[Line, ...]
    total: Total | None
    of_which: tuple[Line, ...]
    footnote: Text | None
    replaces: tuple[Ref, ...]
    waivers: tuple[Waiver, ...]
    place: Place = apart()
    incomplete: bool = False


class Table(Record):
    """A budget table.

    unit: what its amounts count, such as "tkr". rounded_to: the step that lines were rounded to one by one,
    in the unit; None where every sum must hold exactly.
    same_as: the table whose money this one divides another way.
    incomplete: something of it could not be read, so that nobody knows what it comes to.
    """

    id: str
    title: Text | None
    kind: Kind | None
    unit: str
    lines: tuple[Line, ...]
    total: Total | None
    same_as: Ref | None
    rounded_to: Amount | None
    footnote: Text | None
    replaces: tuple[Ref, ...]
    waivers: tuple[Waiver, ...]
    place: Place = apart()
    incomplete: bool = False


class Column(Record):
    """A column of amounts. id: type and year, such as "utfall-2019"."""

    id: str
    type: str
    year: int
    place: Place = apart()


class Frame(Record):
    """The economic limit set for tables or lines together. at_most: in the budget's unit."""

    id: str
    applies_to: tuple[Ref, ...]
    at_most: Amount | None
    decision: Ref | None
    waivers: tuple[Waiver, ...]
    place: Place = apart()


class Pair(Record):
    """Lines of direct cost and the lines of what is invested for them. rounded_to: in the budget's unit."""

    direct: tuple[Ref, ...]
    investment: tuple[Ref, ...]
    rounded_to: Amount | None
    waivers: tuple[Waiver, ...]
    place: Place = apart()


class Capitalisation(Record):
    """The part of salary-based development cost that is taken at once (direct_share, in per cent)."""

    direct_share: Amount | None
    pairs: tuple[Pair, ...]
    place: Place = apart()


class Depreciation(Record):
    """How investments are written off. years: how long. investments: by year, in the budget's unit."""

    line: Ref | None
    years: int | None
    start: Start | None
    investments: Mapping[int, Amount]
    place: Place = apart()


class Budget(Record):
    """The tables and the rules they obey. own: the id of the edition's own column.

    columns: in the order of the document, the edition's own among them.
    result: income less cost over the tables, as declared.
    incomplete: a table or the unit could not be read, so that nobody knows what the tables come to together.
    unread: something, of whatever kind, could not be read, so that nobody knows what is not there.
    """

    unit: str
    own: str
    columns: tuple[Column, ...]
    tables: tuple[Table, ...]
    frames: tuple[Frame, ...]
    capitalisation: Capitalisation | None
    depreciation: Depreciation | None
    result: Total | None
    place: Place = apart()
    incomplete: bool = False
    unread: bool = False


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


PROJECTION = "avskrivningsplan"


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


def owners(budget: Budget) -> Iterator[Table | Line]:
    """Every table and every line in them at all depths; `varav` is not among them."""
    for table in budget.tables:
        yield from nodes(table)


def nodes(table: Table) -> Iterator[Table | Line]:
    """A table and every line in it, groups before what they hold."""
    yield table
    yield from lines(table.lines)


def lines(parts: tuple[Line, ...]) -> Iterator[Line]:
    """All lines at all depths, groups before what they hold; `varav` is not among them."""
    for line in parts:
        yield line
        yield from lines(line.lines)
