"""Columns of earlier budgets beside the plans of those years: what was lost, moved or split, and what it amounts to.

A total of an earlier year is shown as it was decided. Where lines have since been removed or moved, what stands under
it no longer adds up to it; the gap is what an earlier plan had there and this one has not, less what stands here and
did not stand there then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ladokdoc.figures.lineage import Family, Lineage, Part
from ladokdoc.figures.moved import NO_GAP, Gap, Mismatch, Moved
from ladokdoc.figures.sums import BLANK, UNKNOWN, Figure, add, amount_step, declared, in_unit
from ladokdoc.model import Amount, Budget, Column, Edition, Line, Table, nodes
from ladokdoc.places import Place


class Year:
    """One column of an earlier budget, and the plan of that year. folder: of the edition that has the column."""

    def __init__(self, budget: Budget, column: Column, before: Budget, folder: str) -> None:
        self.column = column
        self.lineage = Lineage(budget, before)
        self._folder = folder + "/"
        self._split = {id: family for family in self.lineage.families for id in family.now}
        self._carried: dict[str, str] = {}
        self._restated: set[str] = set()
        self.gaps: dict[str, Gap] = {}
        self.mismatches: tuple[Mismatch, ...] = ()
        if self.lineage.sure:
            self._carried = self._carriers()
            for table in budget.tables:
                self._shown(table, table)
            self.mismatches = tuple(self._mismatches())
        faulty = [m.part for m in self.mismatches] + [part for m in self.mismatches for part in m.together]
        self._faulty = {id for part in faulty for id in (part.owner.id, *part.above)}

    def gap(self, owner: Table | Line) -> Figure:
        """What a group or table of the earlier year had besides the lines here; blank where nothing.

        Unknown where one of its figures is wrong anyway, and where one of the plans could not be read to its end.
        """
        if owner.id in self._faulty or not self.lineage.sure:
            return UNKNOWN
        return self.gaps.get(owner.id, NO_GAP).figure

    @property
    def compared(self) -> Iterator[Place]:
        """The places of what the writer has given for the year, and that the earlier plan has its word on."""
        for id, part in self.lineage.now.items() if self.lineage.sure else ():
            if (amount := self._given(part)) and (
                self._claims(id) or (self._is_atom(part) and self._was(part.table))
            ):
                yield amount.place

    def lost(self) -> Iterator[tuple[Table, Moved]]:
        """Every line with an amount in the earlier plan that nothing here is or replaces, and its table there."""
        for id, part in self.lineage.before.items() if self.lineage.sure else ():
            if self._is_atom(part) and self._is_gone(id):
                figure = self.lineage.figure([id], part.table.unit)
                if figure.value and isinstance(part.owner, Line):
                    yield part.table, Moved(part.owner, figure, gone=True)

    def new(self) -> Iterator[Part]:
        """Every line of this plan that is in no way in the earlier one, in tables that are."""
        for id, part in self.lineage.now.items() if self.lineage.sure else ():
            if self._is_atom(part) and self._was(part.table) and not self._claims(id):
                yield part

    def _claims(self, id: str) -> bool:
        return bool(self.lineage.sources(id)) or id in self._split

    def _was(self, table: Table) -> bool:
        return bool(self.lineage.sources(table.id))

    def _is_atom(self, part: Part) -> bool:
        return not part.holds and not part.within

    def _atoms(self, olds: Iterable[str]) -> Iterator[str]:
        for old in olds:
            part = self.lineage.before[old]
            below = nodes(part.owner) if isinstance(part.owner, Table) else _lines(part.owner)
            yield from (line.id for line in below if isinstance(line, Line) and not line.group)

    def _carriers(self) -> dict[str, str]:
        """Earlier lines by id, with the line here that has their figure."""
        found: dict[str, str] = {}
        for id, part in self.lineage.now.items():
            if self._is_atom(part):
                found.update((atom, id) for atom in self._atoms(self.lineage.sources(id)))
        return found

    def _shown(self, owner: Table | Line, table: Table) -> Counter[str]:
        """What a table or line has in it of the earlier plan, by id, and how often.

        A part of a split goes by its own id after a plus.
        """
        if isinstance(owner, Line) and not owner.group:
            own = [f"+{owner.id}"] if owner.id in self._split else self._atoms(self.lineage.sources(owner.id))
            return Counter(own)
        inside = Counter[str]()
        for line in owner.lines:
            inside.update(self._shown(line, table))
        inside = self._whole(inside)
        olds = self.lineage.sources(owner.id)
        amount = owner.total.amounts.get(self.column.id) if owner.total else None
        if not olds or (amount is None and owner is not table):
            return inside
        there = Counter(self._atoms(olds))
        over = inside - there
        gap = Gap(
            self._moved(there - inside, table),
            self._moved(Counter({id: n for id, n in over.items() if id not in there}), table),
            self._moved(Counter({id: n for id, n in over.items() if id in there}), table),
        )
        if amount and self._is_restated(amount, gap, self.lineage.figure(olds, table.unit)):
            self._restated.add(owner.id)
            gap, there = Gap(tuple(moved for moved in gap.also if moved.gone)), inside
        if gap != NO_GAP:
            self.gaps[owner.id] = gap
        return there

    def _whole(self, inside: Counter[str]) -> Counter[str]:
        """The same, with every split that is there in all its parts as what was split."""
        for family in {self._split[id[1:]]: None for id in inside if id.startswith("+")}:
            members = Counter(f"+{id}" for id in family.now)
            if members <= inside:
                inside = inside - members + Counter(self._atoms(family.before))
        return inside

    def _moved(self, these: Counter[str], table: Table) -> tuple[Moved, ...]:
        found = (self._one(id, table) for id in these.elements())
        return tuple(moved for moved in found if moved.figure.value or not moved.figure.known)

    def _one(self, id: str, table: Table) -> Moved:
        if id.startswith("+"):
            part = self.lineage.now[id[1:]]
            figure = in_unit(self._figure(part), part.table.unit, table.unit)
        else:
            part, figure = self.lineage.before[id], self.lineage.figure([id], table.unit)
        assert isinstance(part.owner, Line)
        return Moved(part.owner, figure, self._is_gone(id))

    def _is_gone(self, id: str) -> bool:
        return not id.startswith("+") and id not in self._carried and id not in self.lineage.claimed

    def _is_restated(self, amount: Amount, gap: Gap, decided: Figure) -> bool:
        """Whether a total was given as it would have been if lines that have moved had always stood here."""
        kept = Gap(tuple(moved for moved in gap.also if not moved.gone), gap.without, gap.twice).figure
        if amount.value is None or decided.value is None or not kept.value:
            return False
        return amount.value == decided.value - kept.value

    def _mismatches(self) -> Iterator[Mismatch]:
        told: set[Family] = set()
        for id, part in self.lineage.now.items():
            amount = self._given(part)
            family = self._split.get(id)
            if amount is None or family in told:
                continue
            if family:
                told.add(family)
                yield from self._of_family(family, part, amount)
            elif self.lineage.sources(id) or (self._is_atom(part) and self._was(part.table)):
                yield from self._of_part(id, part, amount)

    def _given(self, part: Part) -> Amount | None:
        """What the writer has given by hand."""
        owner = part.owner
        amounts = owner.amounts if isinstance(owner, Line) and not owner.group else {}
        amount = (owner.total.amounts if owner.total else amounts).get(self.column.id)
        given = amount is not None and amount.value is not None and amount.place.path.startswith(self._folder)
        return amount if given else None

    def _of_part(self, id: str, part: Part, amount: Amount) -> Iterator[Mismatch]:
        expected = self.lineage.figure(self.lineage.sources(id), part.table.unit)
        restated = id in self._restated
        if expected.known and not restated and not _same(amount, expected, part.table):
            yield Mismatch(part, amount, Figure(amount.value), expected)

    def _of_family(self, family: Family, part: Part, amount: Amount) -> Iterator[Mismatch]:
        unit = part.table.unit
        together = tuple(self.lineage.now[id] for id in family.now)
        figures = (in_unit(self._figure(each), each.table.unit, unit) for each in together)
        here, expected = add(figures), self.lineage.figure(family.before, unit)
        if here.known and expected.known and here != expected:
            yield Mismatch(part, amount, here, expected, together)

    def _figure(self, part: Part) -> Figure:
        return declared(part.owner.amounts, self.column.id) if isinstance(part.owner, Line) else BLANK


def _lines(line: Line) -> Iterator[Line]:
    yield line
    for part in line.lines:
        yield from _lines(part)


def _same(amount: Amount, expected: Figure, table: Table) -> bool:
    """Whether a figure is an earlier one, which may be finer than the step that its table is rounded to."""
    if amount.value is None or expected.value is None:
        return not amount.value
    step = amount_step(amount, table)
    off = abs(amount.value - expected.value)
    return off <= step / 2 if step and expected.value % step else not off


def years(edition: Edition, earlier: Mapping[int, Edition]) -> dict[str, Year]:
    """Every column of an earlier budget whose plan is there, by the id of the column."""
    budget = edition.budget
    found: dict[str, Year] = {}
    for column in budget.columns if budget else ():
        other = earlier.get(column.year)
        if budget and column.type == "budget" and column.year < edition.year and other and other.budget:
            found[column.id] = Year(budget, column, other.budget, edition.folder)
    return found
