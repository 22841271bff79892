"""Which parts of an earlier budget each part of this one goes on from: by id, and by `ersätter`.

A part is a table, a group or a line; three sorts that are followed each by itself: what holds lines, what has an
amount, and what is shown within an amount (varav).
What alone names one or more earlier parts has their figures together. Where several name the same one it has been
split, and nobody but the writer knows how: only the one that kept the id is then known to go on from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.figures.rounding import ZERO
from ladokdoc.figures.sums import Figure, add, amount_step, in_unit, of_line, of_table, steps
from ladokdoc.formats import convert
from ladokdoc.model import Amount, Budget, Line, Table
from ladokdoc.places import Place


class Part(NamedTuple):
    """A table or a line. table: that it stands in. above: the ids of what it stands in. within: it is `varav`."""

    owner: Table | Line
    table: Table
    above: tuple[str, ...]
    within: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is a table or a group, and has lines rather than an amount."""
        return isinstance(self.owner, Table) or self.owner.group

    @property
    def sort(self) -> tuple[bool, bool]:
        return self.holds, self.within


class Family(NamedTuple):
    """Lines that an earlier part has been split into, and all that they go on from together."""

    now: tuple[str, ...]
    before: tuple[str, ...]


def parts(budget: Budget) -> dict[str, Part]:
    """Every table and line by id, at all depths; the first where an id stands twice."""
    found: dict[str, Part] = {}
    for part in _all(budget):
        found.setdefault(part.owner.id, part)
    found.pop("", None)
    return found


def _all(budget: Budget) -> list[Part]:
    found: list[Part] = []
    for table in budget.tables:
        found.append(Part(table, table, ()))
        _gather(table.lines, found[-1], found, within=False)
    return found


def _gather(lines: Iterable[Line], above: Part, found: list[Part], *, within: bool) -> None:
    """Puts lines, and what stands in them, after the part that they stand in."""
    ids = (*above.above, above.owner.id)
    for line in lines:
        part = Part(line, above.table, ids, within)
        found.append(part)
        if line.of_which:
            _gather(line.of_which, part, found, within=True)
        if line.lines:
            _gather(line.lines, part, found, within=within)


def _all_named(budget: Budget) -> bool:
    found = [part.owner.id for part in _all(budget)]
    return "" not in found and len(found) == len(set(found))


class Lineage:
    """How a budget goes on from an earlier one.

    now, before: the parts of each by id. claimed: the earlier ids that something here is or replaces.
    sure: whether all of both could be read and followed, each part by an id of its own.
    families: the splits among lines.
    """

    def __init__(self, now: Budget, before: Budget) -> None:
        self.now = parts(now)
        self.before = parts(before)
        self.own = before.own
        self.sure = not (now.unread or before.unread) and _all_named(now) and _all_named(before)
        self.claimed: set[str] = set()
        self.families: list[Family] = []
        self._sources: dict[str, tuple[str, ...]] = {}
        for sort in {part.sort for part in self.now.values()}:
            self._follow({id: part for id, part in self.now.items() if part.sort == sort})

    def _follow(self, alike: Mapping[str, Part]) -> None:
        claims = {id: self._claims(id, part) for id, part in alike.items()}
        self.claimed.update(old for olds in claims.values() for old in olds)
        for now, before in _connected(claims):
            if len(now) == 1:
                self._sources[now[0]] = self._outermost(before)
                continue
            self._sources.update({id: (id,) for id in now if id in before})
            if not alike[now[0]].holds and not alike[now[0]].within:
                self.families.append(Family(now, self._outermost(before)))

    def _claims(self, id: str, part: Part) -> list[str]:
        named = (id, *(ref.id for ref in part.owner.replaces))
        return [old for old in dict.fromkeys(named) if old in self.before]

    def _outermost(self, olds: Iterable[str]) -> tuple[str, ...]:
        """Without those that stand in another of them, which would be counted twice."""
        all_of = set(olds)
        return tuple(old for old in olds if not all_of & set(self.before[old].above))

    def sources(self, id: str) -> tuple[str, ...]:
        """The earlier parts whose figures together are that of a part of this budget; none for a new one."""
        return self._sources.get(id, ())

    def figure(self, olds: Iterable[str], unit: str) -> Figure:
        """What earlier parts come to together, in a unit."""
        return add(in_unit(self._of(self.before[old]), self.before[old].table.unit, unit) for old in olds)

    def _of(self, part: Part) -> Figure:
        owner = part.owner
        return of_table(owner, self.own) if isinstance(owner, Table) else of_line(owner, self.own)

    def amount(self, id: str, unit: str) -> Amount | None:
        """The figure that a part had earlier, as an amount of this budget; None for a blank."""
        olds = self.sources(id)
        figure = self.figure(olds, unit)
        if figure.value is None and figure.known:
            return None
        rounding = (
            convert(self._rounding(self.before[old]), self.before[old].table.unit, unit) for old in olds
        )
        return Amount(figure.value, self._place(self.before[olds[0]]), sum(rounding, ZERO))

    def _written(self, part: Part) -> Amount | None:
        owner = part.owner
        amounts = owner.amounts if isinstance(owner, Line) and not owner.group else {}
        return (owner.total.amounts if owner.total else amounts).get(self.own)

    def _rounding(self, part: Part) -> Decimal:
        amount = self._written(part)
        if amount:
            return amount_step(amount, part.table)
        return sum(steps(part.owner.lines, self.own, part.table), ZERO)

    def _place(self, part: Part) -> Place:
        amount = self._written(part)
        return amount.place if amount else part.owner.place


def _connected(claims: Mapping[str, list[str]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Those that share what they claim, taken together, with all that they claim."""
    by_old: dict[str, list[str]] = {}
    for id, olds in claims.items():
        for old in olds:
            by_old.setdefault(old, []).append(id)
    done: set[str] = set()
    for first in claims:
        now, before = dict[str, None](), dict[str, None]()
        waiting = [first] if claims[first] and first not in done else []
        while waiting:
            id = waiting.pop()
            now[id] = None
            for old in claims[id]:
                waiting += [other for other in by_old[old] if other not in now] if old not in before else []
                before[old] = None
        done |= now.keys()
        if now:
            yield tuple(now), tuple(before)
