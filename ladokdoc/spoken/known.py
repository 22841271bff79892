"""What a plan knows of money and shares: by the names that a text can use, and all of it in order of size."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ladokdoc import figures
from ladokdoc.expressions.readers import Sums
from ladokdoc.figures import Figure
from ladokdoc.figures.sums import in_unit
from ladokdoc.formats import convert
from ladokdoc.model import Amount, Budget, Column, Edition, Frame, Kind, Line, Table, Total, lines
from ladokdoc.patterns import lazy
from ladokdoc.places import Text
from ladokdoc.spoken.amounts import PERCENT, Spoken, agrees
from ladokdoc.spoken.stems import Names, phrase

_ONE = "kr"
# "Licenskostnader" are told of as "kostnaden för licenser" too.
_COST_OF = lazy(r"(\w{4,30}?)kostnad(?:er(?:na)?|en)?")
_WHOLES = {
    Kind.COST: ("kostnad", "budget"),
    Kind.INCOME: ("intäkt", "budget"),
    Kind.INVESTMENT: ("invest", "budget"),
}
_KINDS = {
    Kind.COST: ("kostnader", "budgeten", "totalkostnaden", "kostnadsbudgeten", "omslutningen"),
    Kind.INCOME: ("intäkter", "intäktsbudgeten", "omslutningen"),
    Kind.INVESTMENT: ("investeringar", "investeringsbudgeten", "investeras"),
}
_FRAMED = {Kind.COST: "kostnad", Kind.INVESTMENT: "investering"}
_FRAMES = ("ramen för {}er", "taket för {}er", "{}sramen", "{}staket")


class Known(NamedTuple):
    """Something with a name and a figure.

    title: as a message says it. asked: what to write within braces to have the figure; "" where nothing does.
    unit: what the figure counts in its table. own: in kronor, for the plan's own year; None where there is none or it
    cannot be known. others: what else can be said of it, in kronor: other columns, what is left, what is written off.
    share: of its table, in per cent; of the result, of the income. whole: how a text begins the word for that whole.
    before: in the column it is compared with, in kronor. change, relative: since then, in kronor and per cent.
    left: of a frame, what is not used of it, in kronor.
    table: the id of the table it stands in.
    """

    title: str
    asked: str
    unit: str
    own: Decimal | None
    others: tuple[Decimal, ...] = ()
    share: Decimal | None = None
    change: Decimal | None = None
    relative: Decimal | None = None
    before: Decimal | None = None
    left: Decimal | None = None
    table: str = ""
    whole: tuple[str, ...] = ()


class _Before:
    """What lines and tables came to in the column that changes are counted from, or in the edition of that year."""

    def __init__(self, edition: Edition, budget: Budget, earlier: Mapping[int, Edition]) -> None:
        self.budget = budget
        self._column = Sums(edition, earlier, {}).compared
        fits = self._column is not None and self._column.type == "budget"
        other = earlier.get(self._column.year) if self._column and fits else None
        self._other = other.budget if other else None

    @cached_property
    def _there(self) -> Mapping[str, tuple[Table | Line, str]]:
        found = dict[str, tuple[Table | Line, str]]()
        for table in self._other.tables if self._other else ():
            found.setdefault(table.id, (table, table.unit))
            for line in lines(table.lines):
                found.setdefault(line.id, (line, table.unit))
        return found

    def of(self, owner: Table | Line, table: Table) -> Figure:
        """The earlier figure, in the unit of the table."""
        figure = _comes_to(owner, self._column.id) if self._column else figures.BLANK
        if figure != figures.BLANK or owner.id not in self._there or self._other is None:
            return figure
        there, unit = self._there[owner.id]
        return in_unit(_comes_to(there, self._other.own), unit, table.unit)


class Plan:
    """The figures of an edition. plain: a name as the document shows it."""

    def __init__(
        self, edition: Edition, earlier: Mapping[int, Edition], plain: Callable[[Text], str]
    ) -> None:
        self.year = edition.year
        self._plain = plain
        self._budget = edition.budget
        found = list(self._all(edition, edition.budget, earlier)) if edition.budget else []
        self.names: Names[Known] = Names((phrase(name), known) for name, known in found)
        self.direct = _direct(edition.budget)
        self._money = sorted({value for _, known in found for value in (known.own, *known.others) if value})

    def has(self, spoken: Spoken) -> bool:
        """Whether some figure of the plan is what was said; of shares, only that of capitalisation.

        Among many lines some share and some change is always near, so that those need a name beside them.
        """
        if spoken.unit == PERCENT:
            return any(agrees(spoken, share, near=True) for share in self.direct)
        pool = self._money
        room = max(spoken.step, spoken.rounding)
        here = bisect_left(pool, spoken.low - room)
        while here < len(pool) and pool[here] <= spoken.high + room:
            if agrees(spoken, pool[here], near=True):
                return True
            here += 1
        return False

    def _all(
        self, edition: Edition, budget: Budget, earlier: Mapping[int, Edition]
    ) -> Iterator[tuple[str, Known]]:
        """Everything that has a figure, with each name that it goes by."""
        off = figures.write_off(budget, edition.year)
        charges = [convert(charge.value, budget.unit, _ONE) for charge in off.charges] if off else []
        before = _Before(edition, budget, earlier)
        for table in budget.tables:
            whole = figures.of_table(table, budget.own)
            owners: tuple[Table | Line, ...] = (table, *_with_parts(table.lines))
            for owner in owners:
                known = self._known(owner, table, whole, before)
                if off and off.rule.line and off.rule.line.id == owner.id:
                    known = known._replace(others=(*known.others, *charges))
                yield from ((name, known) for name in self._names(owner, budget) or [known.title])
        yield from self._frames(budget)
        results = list(_results(budget))
        yield from ((name, known) for known in results for name in ("resultat", "överskott", "underskott"))
        history = (figures.declared({"": amount}, "") for amount in _history(budget))
        yield from (("", _plain_known(figure, budget)) for figure in history)

    def _known(self, owner: Table | Line, table: Table, whole: Figure, before: _Before) -> Known:
        text = owner.title if isinstance(owner, Table) else owner.name
        own = _comes_to(owner, before.budget.own)
        share = figures.share(own, whole) if isinstance(owner, Line) else None
        old = before.of(owner, table)
        change, relative = figures.change(own, old), figures.relative_change(own, old)
        others = (_kronor(_comes_to(owner, column.id), table.unit) for column in _other(before.budget))
        return Known(
            title=(self._plain(text) if text else "") or owner.id,
            asked=f"{owner.id}.{'summa' if isinstance(owner, Table) else 'belopp'}",
            unit=table.unit,
            own=_kronor(own, table.unit),
            others=tuple(value for value in others if value is not None),
            share=None if share is None else share * 100,
            change=None if change is None else convert(abs(change), table.unit, _ONE),
            relative=None if relative is None else abs(relative) * 100,
            before=_kronor(old, table.unit),
            table=table.id,
            whole=_WHOLES.get(table.kind, ()) if table.kind else (),
        )

    def _names(self, owner: Table | Line, budget: Budget) -> list[str]:
        total: Total | None = owner.total
        texts = [owner.title if isinstance(owner, Table) else owner.name, total.name if total else None]
        names = [self._plain(text) for text in texts if text]
        names += [f"kostnader för {found[1]}" for name in names if (found := _COST_OF.fullmatch(name))]
        if isinstance(owner, Table) and owner.kind:
            same = [table for table in budget.tables if table.kind is owner.kind and table.same_as is None]
            names += _KINDS.get(owner.kind, ()) if same == [owner] else ()
        return names

    def _frames(self, budget: Budget) -> Iterator[tuple[str, Known]]:
        """Every frame with each name that it goes by."""
        limits = [frame.at_most.value for frame in budget.frames if frame.at_most]

        def kronor(value: Decimal | None) -> Decimal | None:
            return None if value is None else convert(value, budget.unit, _ONE)

        for frame in budget.frames:
            if frame.at_most and frame.at_most.value is not None:
                left = kronor(figures.room(frame, budget))
                others = (kronor(figures.used(frame, budget).value), left, *map(kronor, limits))
                known = Known(
                    title=f"ramen {frame.id}",
                    asked=f"{frame.id}.belopp",
                    unit=budget.unit,
                    own=kronor(frame.at_most.value),
                    others=tuple(value for value in others if value is not None),
                    left=left,
                    table=_of(frame),
                )
                yield "ramen", known
                kinds = {table.kind for table in budget.tables if table.id == known.table}
                words = [_FRAMED[kind] for kind in kinds if kind in _FRAMED and len(frame.applies_to) == 1]
                yield from ((name.format(word), known) for word in words for name in _FRAMES)


def _of(frame: Frame) -> str:
    return frame.applies_to[0].id if frame.applies_to else ""


def _with_parts(parts: Iterable[Line]) -> Iterator[Line]:
    for line in parts:
        yield line
        yield from _with_parts(line.of_which)
        yield from _with_parts(line.lines)


def _comes_to(owner: Table | Line, column: str) -> Figure:
    return figures.of_table(owner, column) if isinstance(owner, Table) else figures.of_line(owner, column)


def _other(budget: Budget) -> list[Column]:
    return [column for column in budget.columns if column.id != budget.own]


def _kronor(figure: Figure, unit: str) -> Decimal | None:
    return None if figure.value is None else abs(convert(figure.value, unit, _ONE))


def _results(budget: Budget) -> Iterator[Known]:
    kinds = {table.kind for table in budget.tables}
    if {Kind.COST, Kind.INCOME} <= kinds:
        values = [_kronor(figures.result(budget, column.id), budget.unit) for column in _other(budget)]
        result = figures.result(budget, budget.own)
        known = Known(
            "resultatet", "", budget.unit, _kronor(result, budget.unit), tuple(filter(None, values))
        )
        part = figures.share(result, figures.income(budget, budget.own))
        yield known._replace(share=None if part is None else abs(part) * 100, whole=_WHOLES[Kind.INCOME])


def _history(budget: Budget) -> Iterator[Amount]:
    yield from (budget.depreciation.investments if budget.depreciation else {}).values()


def _plain_known(figure: Figure, budget: Budget) -> Known:
    return Known("", "", budget.unit, _kronor(figure, budget.unit))


def _direct(budget: Budget | None) -> tuple[Decimal, ...]:
    """The share that is taken at once, and the rest, in per cent; nothing where the plan has no such rule."""
    rule = budget.capitalisation if budget else None
    value = rule.direct_share.value if rule and rule.direct_share else None
    return () if value is None else (value, 100 - value)
