"""What the expressions of an edition stand for: looked up by id and field, and worked out when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from ladokdoc.expressions.fields import ALL_FORMATS, FORMATS, Problem, Value, Words, written
from ladokdoc.expressions.grammar import YEAR, Expression
from ladokdoc.expressions.nearest import Nearest
from ladokdoc.expressions.readers import Missing, Reader, Sums, readers
from ladokdoc.figures import Year, years
from ladokdoc.model import Area, Budget, Edition, Line, Table

_NO_EDITIONS: Mapping[int, Edition] = MappingProxyType({})


def values(edition: Edition, earlier: Mapping[int, Edition] = _NO_EDITIONS) -> Values:
    """What the expressions of an edition can name. earlier: by year, for what its own columns do not say."""
    return Values(edition, earlier)


class Values:
    """Answers expressions. Nothing is worked out before it is asked for."""

    def __init__(self, edition: Edition, earlier: Mapping[int, Edition]) -> None:
        self._edition = edition
        self._earlier = earlier

    @cached_property
    def years(self) -> Mapping[str, Year]:
        """Every column of an earlier budget whose plan is there, by the id of the column."""
        return years(self._edition, self._earlier)

    def write(self, expression: Expression) -> str | Problem:
        """The words that an expression stands for, or why there are none."""
        value = self.look_up(expression)
        return value if isinstance(value, Problem) else written(value, expression.format)

    def look_up(self, expression: Expression) -> Value | Problem:
        """The value that an expression names, if there is one and it can be written as asked for."""
        value = self._value(expression)
        return value if isinstance(value, Problem) else self._fits(value, expression) or value

    def _value(self, asked: Expression) -> Value | Problem:
        if asked.name == YEAR:
            return self._year(asked)
        found = [part[asked.name] for part in (self._records, self._areas) if asked.name in part]
        if not found:
            return self._unknown_id(asked)
        for record in found:
            if reader := readers(record).get(asked.field or ""):
                return self._read(record, reader, asked)
        return _unknown_field(asked, [field for record in found for field in readers(record)])

    def _year(self, asked: Expression) -> Value | Problem:
        if asked.field_span:
            return Problem("field", asked.field_span, "`år` är bara ett årtal.", "Skriv `{{ år }}`.")
        return Words(str(self._edition.year))

    def _read(self, record: object, reader: Reader, asked: Expression) -> Value | Problem:
        answer = reader(self._sums, record)
        if isinstance(answer, Missing):
            span = asked.field_span or asked.name_span
            return Problem("value", span, answer.message, answer.hint, answer.withheld)
        return answer

    def _fits(self, value: Value, asked: Expression) -> Problem | None:
        form, span = asked.format, asked.format_span
        if form is None or span is None or form in FORMATS[type(value)]:
            return None
        if form not in ALL_FORMATS:
            near = self._nearest_format.find(form)
            hint = f"Menar du `{near}`?" if near else f"Formerna är {_listed(ALL_FORMATS)}."
            return Problem("format", span, f"Formen `{form}` finns inte.", hint)
        fitting = FORMATS[type(value)]
        hint = f"Skriv {_listed(fitting, 'eller')}, eller ingen form." if fitting else f"Ta bort `| {form}`."
        return Problem("format", span, f"`{asked.field or YEAR}` kan inte skrivas som `{form}`.", hint)

    def _unknown_id(self, asked: Expression) -> Problem:
        near = self._nearest_id.find(asked.name)
        hint = f"Menar du `{near}`?" if near else "Rätta id:t, eller ta bort uttrycket."
        message = f"Id:t `{asked.name}` finns inte i planen för {self._edition.year}."
        return Problem("id", asked.name_span, message, hint)

    @cached_property
    def _records(self) -> Mapping[str, object]:
        """Everything with an id, the first where an id stands twice."""
        found: dict[str, object] = {}
        for id, record in self._all():
            found.setdefault(id, record)
        return found

    def _all(self) -> Iterator[tuple[str, object]]:
        edition = self._edition
        for decision in edition.governing:
            yield decision.id, decision
            yield from ((direction.id, direction) for direction in decision.directions)
        if edition.budget:
            yield from ((owner.id, owner) for _, owner in _owners(edition.budget))
            yield from ((frame.id, frame) for frame in edition.budget.frames)
        for row in (row for area in edition.areas for row in area.rows):
            yield row.id, row
            yield from ((need.id, need) for need in row.needs)
            yield from ((goal.id, goal) for goal in row.goals)

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        return {area.id: area for area in self._edition.areas}

    @cached_property
    def _sums(self) -> Sums:
        tables: dict[str, Table] = {}
        for table, owner in _owners(self._edition.budget) if self._edition.budget else ():
            tables.setdefault(owner.id, table)
        return Sums(self._edition, self._earlier, tables)

    @cached_property
    def _nearest_id(self) -> Nearest:
        named = [id for id, record in self._records.items() if readers(record)]
        return Nearest([YEAR, *named, *self._areas])

    @cached_property
    def _nearest_format(self) -> Nearest:
        return Nearest(ALL_FORMATS)


def _owners(budget: Budget) -> Iterator[tuple[Table, Table | Line]]:
    """Every table, and every line at any depth, `varav` among them, with the table it stands in."""
    for table in budget.tables:
        yield table, table
        yield from ((table, line) for line in _with_parts(table.lines))


def _with_parts(parts: tuple[Line, ...]) -> Iterator[Line]:
    for line in parts:
        yield line
        yield from _with_parts(line.of_which)
        yield from _with_parts(line.lines)


def _unknown_field(asked: Expression, fields: list[str]) -> Problem:
    if not fields:
        hint = "Uppgifter finns i poster, tabeller, ramar, styrande beslut och områden."
        return Problem("field", asked.name_span, f"`{asked.name}` har inga uppgifter att hämta.", hint)
    if asked.field is None or asked.field_span is None:
        hint = f"Skriv till exempel `{{{{ {asked.name}.{fields[0]} }}}}`."
        return Problem(
            "field", asked.name_span, f"Vilken uppgift i `{asked.name}` som menas står inte.", hint
        )
    near = Nearest(fields).find(asked.field)
    hint = f"Menar du `{near}`?" if near else f"Uppgifterna är {_listed(fields)}."
    message = f"`{asked.name}` har ingen uppgift `{asked.field}`."
    return Problem("field", asked.field_span, message, hint)


def _listed(words: Sequence[str], between: str = "och") -> str:
    """Words as a Swedish list: `a`, `b` och `c`."""
    *first, last = [f"`{word}`" for word in dict.fromkeys(words)]
    return f"{', '.join(first)} {between} {last}" if first else last
