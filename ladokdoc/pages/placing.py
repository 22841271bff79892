"""What the document has, in order: numbers come from here, and links lead only to what is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ladokdoc.figures.projection import projection
from ladokdoc.model import Area, Budget, Decision, Direction, Edition, Kind, Line, Ref, Table, lines

# The id of the table of the result, which no chapter names.
RESULT = "budget_resultat"


@dataclass(frozen=True)
class Placing:
    """The parts of an edition by chapter. A part that is named twice stands where it is named first."""

    edition: Edition

    @cached_property
    def areas(self) -> tuple[tuple[Area, ...], ...]:
        """The areas of each chapter."""
        known = {area.id: area for area in self.edition.areas}
        chosen = _once(tuple(chapter.areas for chapter in self.edition.chapters))
        return tuple(tuple(known[id] for id in ids if id in known) for ids in chosen)

    @cached_property
    def tables(self) -> tuple[tuple[Table, ...], ...]:
        """The tables of each chapter."""
        made = projection(self.edition)
        written = self.edition.budget.tables if self.edition.budget else ()
        known = {table.id: table for table in (*written, *([made] if made else []))}
        chosen = _once(tuple(chapter.tables for chapter in self.edition.chapters))
        return tuple(tuple(known[id] for id in ids if id in known) for ids in chosen)

    @cached_property
    def area_numbers(self) -> dict[str, int]:
        """The number of each area, counted through the whole document."""
        return _numbers(area.id for areas in self.areas for area in areas)

    @cached_property
    def table_numbers(self) -> dict[str, int]:
        """The number of each table. The result follows the last printed table that it is made of."""
        ids = [table.id for tables in self.tables for table in tables]
        budget = self.edition.budget
        counted = {part.id for part in counted_in_result(budget)} if budget and budget.result else set()
        if last := next((id for id in reversed(ids) if id in counted), None):
            ids.insert(ids.index(last) + 1, RESULT)
        return _numbers(iter(ids))

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The lines that are printed, by id."""
        return {line.id: line for tables in self.tables for table in tables for line in lines(table.lines)}

    @cached_property
    def directions(self) -> dict[str, tuple[Decision, int, Direction]]:
        """Goals of governing decisions by id, with their number in the decision."""
        return {
            direction.id: (decision, number, direction)
            for decision in self.edition.governing
            for number, direction in enumerate(decision.directions, 1)
        }

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """Governing decisions by id."""
        return {decision.id: decision for decision in self.edition.governing}

    def table_of(self, id: str) -> str | None:
        """The printed table that has this id, or a line with it."""
        for tables in self.tables:
            for table in tables:
                if table.id == id or any(line.id == id for line in lines(table.lines)):
                    return table.id
        return None


def counted_in_result(budget: Budget) -> list[Table]:
    """The tables that the result is made of, income first. One that divides the same money again is not."""
    tables = [part for part in budget.tables if part.same_as is None]
    return [part for kind in (Kind.INCOME, Kind.COST) for part in tables if part.kind is kind]


def _once(chapters: tuple[tuple[Ref, ...], ...]) -> tuple[tuple[str, ...], ...]:
    seen: set[str] = set()
    chosen = []
    for refs in chapters:
        ids = tuple(dict.fromkeys(ref.id for ref in refs if ref.id not in seen))
        seen.update(ids)
        chosen.append(ids)
    return tuple(chosen)


def _numbers(ids: Iterator[str]) -> dict[str, int]:
    return {id: number for number, id in enumerate(ids, 1)}
