"""The tables of the budget, with their lines, and the rules that they obey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ladokdoc.model.pieces import Amount, Amounts, Ref, Waiver
from ladokdoc.model.words import Kind, Start
from ladokdoc.places import Place, Text
from ladokdoc.records import Record, apart


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
