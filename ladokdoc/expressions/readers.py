"""The fields that can be named, by the kind of record that has them, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from ladokdoc import figures
from ladokdoc.expressions.fields import Change, Count, Day, Money, Share, Value, Words
from ladokdoc.expressions.grammar import find, unescape
from ladokdoc.figures import BLANK, Figure
from ladokdoc.formats import convert
from ladokdoc.model import Area, Budget, Column, Decision, Edition, Frame, Line, Table, lines
from ladokdoc.places import Text


class Missing(NamedTuple):
    """Why a field says nothing. withheld: what is at fault has had its finding where it stands."""

    message: str
    hint: str
    withheld: bool = False


Answer = Value | Missing


class Sums:
    """The figures of an edition.

    earlier: the editions of other years, for what its own columns do not say.
    tables: the table that each line stands in, by the line's id.
    """

    def __init__(self, edition: Edition, earlier: Mapping[int, Edition], tables: Mapping[str, Table]) -> None:
        self.edition = edition
        self.earlier = earlier
        self.tables = tables

    @property
    def budget(self) -> Budget:
        """Whoever asks has a record of the budget, so there is one."""
        assert self.edition.budget
        return self.edition.budget

    def own(self, record: Line | Table) -> Figure:
        """What a line or a table comes to in the edition's own column."""
        return _comes_to(record, self.budget.own)

    def unit(self, record: Line | Table) -> str:
        """What the amounts of a line or a table count."""
        return record.unit if isinstance(record, Table) else self.tables[record.id].unit

    @cached_property
    def compared(self) -> Column | None:
        """The column that a change is counted from."""
        return figures.compared(self.budget, self.edition.year)

    def before(self, record: Line | Table, column: Column) -> Figure:
        """What a line or a table came to, by its own column or else by the edition of that year."""
        figure = _comes_to(record, column.id)
        other = self.earlier.get(column.year) if column.type == "budget" else None
        if figure != BLANK or other is None or other.budget is None:
            return figure
        return _by_id(other.budget, record.id, self.unit(record))


def _comes_to(record: Line | Table, column: str) -> Figure:
    if isinstance(record, Table):
        return figures.of_table(record, column)
    return figures.of_line(record, column)


def _by_id(budget: Budget, id: str, unit: str) -> Figure:
    """What the line or table with an id comes to in another budget, in the unit asked for."""
    for table in budget.tables:
        owners: tuple[Table | Line, ...] = (table, *lines(table.lines))
        for owner in owners:
            if owner.id == id:
                figure = _comes_to(owner, budget.own)
                value = figure.value
                return figure if value is None else Figure(convert(value, table.unit, unit))
    return BLANK


def _unread(id: str) -> Missing:
    return Missing(
        f"Ett belopp som `{id}` bygger på går inte att läsa.", "Rätta det beloppet först.", withheld=True
    )


def _amount(sums: Sums, record: Line | Table) -> Answer:
    figure = sums.own(record)
    if not figure.known:
        return _unread(record.id)
    if figure.value is None:
        return Missing(
            f"`{record.id}` har inget belopp för {sums.edition.year}.",
            "Skriv beloppet i budgeten, eller ta bort uttrycket.",
        )
    return Money(figure.value, sums.unit(record))


def _share(sums: Sums, line: Line) -> Answer:
    table = sums.tables[line.id]
    part, whole = sums.own(line), sums.own(table)
    if not (part.known and whole.known):
        return _unread(line.id)
    if part.value is None:
        return _amount(sums, line)
    found = figures.share(part, whole)
    if found is None:
        return Missing(f"Summan i `{table.id}` är 0, så det finns ingen andel av den.", "Ta bort uttrycket.")
    return Share(found)


def _change(sums: Sums, record: Line | Table) -> Answer:
    column = sums.compared
    if column is None:
        return Missing(
            "Budgeten har ingen tidigare kolumn att jämföra med.",
            f"Lägg till en under `kolumner`, till exempel `budget-{sums.edition.year - 1}`.",
        )
    new, old = sums.own(record), sums.before(record, column)
    if not (new.known and old.known):
        return _unread(record.id)
    if new.value is None:
        return _amount(sums, record)
    if old.value is None:
        return Missing(
            f"`{record.id}` har inget belopp i kolumnen `{column.id}`.",
            "Skriv beloppet under `jämför`, eller ta bort uttrycket.",
        )
    return Change(new.value - old.value, sums.unit(record), figures.relative_change(new, old))


def _limit(sums: Sums, frame: Frame) -> Answer:
    if frame.at_most is None or frame.at_most.value is None:
        return _unread(frame.id)
    return Money(frame.at_most.value, sums.budget.unit)


def _room(sums: Sums, frame: Frame) -> Answer:
    limit = _limit(sums, frame)
    used = figures.used(frame, sums.budget)
    room = figures.room(frame, sums.budget)
    if isinstance(limit, Missing) or not used.known:
        return _unread(frame.id)
    if room is None:
        return Missing(
            f"Det som ramen `{frame.id}` gäller har inga belopp för {sums.edition.year}.",
            "Skriv beloppen i budgeten, eller ta bort uttrycket.",
        )
    return Money(room, sums.budget.unit)


def _day(_: Sums, decision: Decision) -> Answer:
    if decision.day is None:
        hint = "Lägg till `datum`, eller ta bort uttrycket."
        # What stands there and is no date has been told of where it stands.
        return Missing(f"`{decision.id}` har inget `datum`.", hint, withheld=decision.day_place is not None)
    return Day(decision.day)


def _lines_with_amount(sums: Sums, table: Table) -> Answer:
    return Count(sum(sums.budget.own in line.amounts for line in lines(table.lines)))


def _goals(_: Sums, area: Area) -> Answer:
    return Count(sum(len(row.goals) for row in area.rows))


def _words(field: str, attribute: str) -> Reader:
    """Reads a text of a record, which must be plain words."""

    def read(_: Sums, record: Any) -> Answer:
        text: Text | None = getattr(record, attribute)
        if text is None or not text.value:
            hint = f"Lägg till `{field}`, eller skriv texten här."
            return Missing(f"`{record.id}` saknar `{field}`.", hint, withheld=text is not None)
        if find(text.value):
            return Missing(
                f"`{field}` i `{record.id}` innehåller själv `{{{{ }}}}` och kan inte hämtas.",
                "Skriv texten här i stället.",
            )
        return Words(" ".join(unescape(text.value).split()))

    return read


Reader = Callable[[Sums, Any], Answer]
_LINE: dict[str, Reader] = {
    "belopp": _amount,
    "andel": _share,
    "förändring": _change,
    "namn": _words("namn", "name"),
}
_GROUP: dict[str, Reader] = {**_LINE, "summa": _amount}
_OTHERS: dict[type, dict[str, Reader]] = {
    Table: {
        "summa": _amount,
        "förändring": _change,
        "rubrik": _words("rubrik", "title"),
        "antal": _lines_with_amount,
    },
    Frame: {"belopp": _limit, "kvar": _room},
    Decision: {"titel": _words("titel", "title"), "datum": _day, "organ": _words("organ", "body")},
    Area: {"rubrik": _words("rubrik", "title"), "antal": _goals},
}
# Every field that can be named.
FIELDS = tuple(dict.fromkeys(field for readers in (_GROUP, *_OTHERS.values()) for field in readers))


def readers(record: object) -> dict[str, Reader]:
    """The fields of a record that can be named; none for most kinds."""
    if isinstance(record, Line):
        return _GROUP if record.group else _LINE
    return _OTHERS.get(type(record), {})
