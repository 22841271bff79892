"""Budget tables to what the templates place: lines with their depth, cells with their headings, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ladokdoc import figures
from ladokdoc.figures import BLANK, Figure, Verdict
from ladokdoc.figures.columns import used_columns
from ladokdoc.figures.sums import in_unit
from ladokdoc.model import Budget, Column, Line, Table, Total
from ladokdoc.pages import derived, view, wording
from ladokdoc.pages.derived import NOTHING, Derived
from ladokdoc.pages.placing import RESULT, counted_in_result
from ladokdoc.pages.wording import Wording, cell, decimals

# Deeper groups are not moved further in, for there is a page's width to keep to.
MAX_DEPTH = 6


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all lines of one table have in common.

    own: the id of the plan's own column. places: the decimals of each column. marks: of footnotes, by line.
    beside: the columns that are worked out.
    """

    table: str
    columns: tuple[Column, ...]
    own: str
    places: Mapping[str, int]
    marks: Mapping[str, str]
    words: Wording
    beside: Derived

    def cells(
        self, amounts: Mapping[str, Figure], headings: tuple[str, ...], blank: str = wording.BLANK
    ) -> tuple[view.Cell, ...]:
        """The cells of a line. headings: the ids of its groups and its own. blank: what shows that there is none."""
        return (
            *(self._cell(column, amounts.get(column.id, BLANK), headings, blank) for column in self.columns),
            *self._beside(amounts, headings, blank),
        )

    def mark(self, line: str, headings: tuple[str, ...]) -> view.Mark | None:
        """The cell of the column of notes on a line; None where the table has no notes to its lines."""
        if not self.marks:
            return None
        href = f"#{_note(line)}" if line in self.marks else ""
        return view.Mark(href, self.marks.get(line, ""), " ".join((f"{self.table}_noter", *headings)))

    def _beside(
        self, amounts: Mapping[str, Figure], headings: tuple[str, ...], blank: str
    ) -> Iterator[view.Cell]:
        for (end, _), text in zip(self.beside.columns(), self.beside.cells(amounts), strict=True):
            shown = blank if text is None else text
            yield view.Cell(
                shown, " ".join((f"{self.table}_{end}", *headings)), "tom" if text is None else ""
            )

    def _cell(self, column: Column, figure: Figure, headings: tuple[str, ...], blank: str) -> view.Cell:
        kinds = {"egen": column.id == self.own and len(self.columns) > 1, "tom": figure == BLANK}
        return view.Cell(
            blank if figure == BLANK else cell(figure, self.places[column.id]),
            " ".join((_heading(self.table, column), *headings)),
            " ".join(kind for kind, applies in kinds.items() if applies),
        )


def _heading(table: str, column: Column) -> str:
    """The id of a column's heading. No id of the content has an underscore, so none is met twice."""
    return f"{table}_{column.id}"


def table(table: Table, number: int, budget: Budget, words: Wording) -> view.Table:
    """A table as printed, but for its frames."""
    columns = used_columns(table, budget)
    noted = [line for line in _all(table.lines) if line.footnote]
    places = {column.id: _places(column.id, _totals(table), tuple(_all(table.lines))) for column in columns}
    layout = _Layout(
        table.id,
        columns,
        budget.own,
        places,
        {line.id: str(mark) for mark, line in enumerate(noted, 1)},
        words,
        derived.of_table(table, columns, budget, places),
    )
    return view.Table(
        id=table.id,
        nummer=str(number),
        rubrik=words.plain(table.title),
        enhet=table.unit,
        kolumner=_headings(layout),
        rader=tuple(_lines(table, layout)),
        noter=tuple(_notes(table, noted, layout)),
        ramar=(),
        avrundad=_looks_wrong(table, budget),
        jämförd=layout.beside.compared,
    )


def _headings(layout: _Layout) -> tuple[view.Column, ...]:
    written = (
        view.Column(
            _heading(layout.table, column),
            f"{column.type.capitalize()} {column.year}",
            egen=column.id == layout.own,
            härledd=False,
            procent=False,
        )
        for column in layout.columns
    )
    beside = (
        view.Column(f"{layout.table}_{end}", heading, egen=False, härledd=True, procent=heading.endswith("%"))
        for end, heading in layout.beside.columns()
    )
    return (*written, *beside)


def _all(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Lines in the order of print, `varav` among them."""
    for line in lines:
        yield line
        yield from _all(line.of_which)
        yield from _all(line.lines)


def _totals(table: Table) -> list[Total]:
    found = (table.total, *(line.total for line in _all(table.lines)))
    return [total for total in found if total]


def _places(column: str, totals: list[Total], lines: tuple[Line, ...]) -> int:
    every = (*(total.amounts for total in totals), *(line.amounts for line in lines))
    values = [amounts[column].value for amounts in every if column in amounts]
    return max((decimals(value) for value in values if value is not None), default=0)


def _declared(part: Line | Total) -> dict[str, Figure]:
    return {column: figures.declared(part.amounts, column) for column in part.amounts}


def _lines(table: Table, layout: _Layout) -> Iterator[view.Line]:
    for line in table.lines:
        yield from _line(line, layout, ())
    if table.total:
        yield _total(table.id, table.total, layout, ())


def _line(line: Line, layout: _Layout, groups: tuple[str, ...], kind: str = "post") -> Iterator[view.Line]:
    """A line and what it holds. groups: the ids of the lines that it stands in, outermost first."""
    inside = (*groups, line.id)
    yield view.Line(
        id=line.id,
        slag="grupp" if line.group else kind,
        djup=min(len(groups), MAX_DEPTH),
        namn=layout.words.plain(line.name),
        not_=layout.mark(line.id, inside),
        belopp=layout.cells(_declared(line), inside, "" if line.group else wording.BLANK),
    )
    for part in line.of_which:
        yield from _line(part, layout, inside, "varav")
    for part in line.lines:
        yield from _line(part, layout, inside, kind)
    if line.group and line.total:
        yield _total(line.id, line.total, layout, groups)


def _total(owner: str, total: Total, layout: _Layout, groups: tuple[str, ...]) -> view.Line:
    id = f"{owner}_summa"
    return view.Line(
        id=id,
        slag="summa" if owner == layout.table else "delsumma",
        djup=min(len(groups), MAX_DEPTH),
        namn=layout.words.plain(total.name),
        not_=layout.mark(id, (*groups, id)),
        belopp=layout.cells(_declared(total), (*groups, id)),
    )


def _note(owner: str) -> str:
    return f"{owner}_not"


def _notes(table: Table, noted: list[Line], layout: _Layout) -> Iterator[view.Note]:
    if table.footnote:
        yield view.Note(_note(table.id), "", "", layout.words.html(table.footnote))
    for line in noted:
        yield view.Note(
            _note(line.id), layout.marks[line.id], f"#{line.id}", layout.words.html(line.footnote)
        )


def _looks_wrong(table: Table, budget: Budget) -> bool:
    """Whether a printed total differs from its printed lines, which is right where each was rounded by itself."""
    owners = {id(part) for part in (table, *_all(table.lines))}
    told = (found.weighed for found in figures.assertions(budget) if id(found.owner) in owners)
    return any(one.expected.known and one.verdict in {Verdict.ROUNDED, Verdict.DOUBTFUL} for one in told)


def result(budget: Budget, number: int, words: Wording) -> view.Table | None:
    """Income less cost as a table of its own, where the plan declares it."""
    if budget.result is None:
        return None
    counted = counted_in_result(budget)
    columns = tuple(column for column in budget.columns if column.id in budget.result.amounts)
    sums = {
        part.id: {
            column.id: in_unit(figures.of_table(part, column.id), part.unit, budget.unit)
            for column in columns
        }
        for part in counted
    }
    every = [*sums.values(), _declared(budget.result)]
    places = {column.id: max(map(decimals, _values(every, column.id)), default=0) for column in columns}
    layout = _Layout(RESULT, columns, budget.own, places, {}, words, NOTHING)
    lines = [
        view.Line(
            id=(id := f"{RESULT}_{part.id}"),
            slag="post",
            djup=0,
            namn=words.plain(part.total.name if part.total else None) or words.plain(part.title),
            not_=None,
            belopp=layout.cells(sums[part.id], (id,)),
        )
        for part in counted
    ]
    return view.Table(
        id=RESULT,
        nummer=str(number),
        rubrik="Resultat",
        enhet=budget.unit,
        kolumner=_headings(layout),
        rader=(*lines, _total(RESULT, budget.result, layout, ())),
        noter=(),
        ramar=(),
        avrundad=any(
            out.weighed.verdict in {Verdict.ROUNDED, Verdict.DOUBTFUL} for out in figures.outcomes(budget)
        ),
        jämförd="",
    )


def _values(rows: list[dict[str, Figure]], column: str) -> list[Decimal]:
    found = (row[column].value for row in rows if column in row)
    return [value for value in found if value is not None]
