"""What changes come to: every total above them, the frames, the result, and money that only changed places.

Both budgets are in the units of the newer.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ladokdoc import figures
from ladokdoc.changes.fields import OWN
from ladokdoc.changes.items import BUDGET
from ladokdoc.changes.keys import Key, What
from ladokdoc.changes.records import Change, FrameUse, Shift, Sum
from ladokdoc.figures import BLANK, Figure
from ladokdoc.model import Budget, Frame, Kind, Line, Table, lines, nodes
from ladokdoc.places import Place


class _Total(NamedTuple):
    """A total of one budget, in one column and in the unit of its table."""

    owner: Table | Line | Budget
    table: Table | None
    unit: str
    figure: Figure


def columns(old: Budget | None, new: Budget | None) -> dict[str, tuple[str, str]]:
    """The columns to compare by the names they are told by, with what each budget calls them.

    Of two years only those that both have, for the others say nothing about what has changed.
    """
    if old is None or new is None or old.own == new.own:
        ids = dict.fromkeys(column.id for budget in (old, new) if budget for column in budget.columns)
        own = (old or new).own if old or new else ""  # type: ignore[union-attr]
        return {OWN if id == own else id: (id, id) for id in ids}
    both = [column.id for column in new.columns if column.id in {column.id for column in old.columns}]
    return {OWN: (old.own, new.own), **{id: (id, id) for id in both if id not in (old.own, new.own)}}


def sums(
    old: Budget | None, new: Budget | None, was: Mapping[str, str], say: Callable[[Key], str]
) -> Iterator[Sum]:
    """Every total of tables and groups, and the result, in every column.

    was: ids in the older by those in the newer, where they differ. say: what each is called.
    """
    groups = {line.id for budget in (old, new) if budget for line in _groups(budget)}
    for name, ids in columns(old, new).items():
        before = dict(_totals(old, ids[0], groups)) if old else {}
        after = dict(_totals(new, ids[1], groups)) if new else {}
        partner = {key: Key(key.what, was.get(key.id, key.id)) for key in after}
        gone = before.keys() - set(partner.values())
        for key in (*after, *(key for key in before if key in gone)):
            one, other = before.get(partner.get(key, key)), after.get(key)
            here = other or one
            assert here
            figure = one.figure if one else BLANK
            now = other.figure if other else BLANK
            if (figure, now) != (BLANK, BLANK):
                yield _sum(key, say(key), name, here, (figure, now)).changed(gone=other is None)


def _sum(key: Key, name: str, column: str, total: _Total, pair: tuple[Figure, Figure]) -> Sum:
    table = total.table
    return Sum(
        key=key,
        name=name,
        table=table.id if table else "",
        column=column,
        unit=total.unit,
        before=pair[0],
        after=pair[1],
        kind=table.kind.value if table and table.kind else "",
        counted=table is None or table.same_as is None,
        place=_place(total.owner, column),
    )


def _groups(budget: Budget) -> Iterator[Line]:
    for table in budget.tables:
        yield from (line for line in lines(table.lines) if line.group)


def _place(owner: Table | Line | Budget, column: str) -> Place:
    total = owner.result if isinstance(owner, Budget) else owner.total
    amounts = total.amounts if total else {}
    amount = amounts.get(column) or next(iter(amounts.values()), None)
    return amount.place if amount else owner.place


def _totals(budget: Budget, column: str, also: Container[str]) -> Iterator[tuple[Key, _Total]]:
    """also: ids of lines that are groups in the other budget."""
    for table in budget.tables:
        for owner in nodes(table):
            if isinstance(owner, Table):
                figure = figures.of_table(owner, column)
                yield Key(What.TABLE, owner.id), _Total(owner, table, table.unit, figure)
            elif owner.group or owner.id in also:
                yield (
                    Key(What.LINE, owner.id),
                    _Total(owner, table, table.unit, figures.of_line(owner, column)),
                )
    if {table.kind for table in budget.tables if table.same_as is None} >= {Kind.COST, Kind.INCOME}:
        yield BUDGET, _Total(budget, None, budget.unit, figures.result(budget, column))


def frames(
    old: Budget | None, new: Budget | None, was: Mapping[str, str], say: Callable[[Key], str]
) -> Iterator[FrameUse]:
    """Every frame that both or one of the budgets have, where anything about it differs. was, say: as for sums."""
    before = {frame.id: frame for frame in old.frames} if old else {}
    after = {frame.id: frame for frame in new.frames} if new else {}
    for id in dict.fromkeys((*after, *before)):
        one, other = before.get(was.get(id, id)), after.get(id)
        unit = (new or old).unit if new or old else ""  # type: ignore[union-attr]
        used = _used(one, old), _used(other, new)
        limit = _limit(one), _limit(other)
        if limit[0] != limit[1] or used[0] != used[1]:
            here = other or one
            place = _limit_place(here) if here else None
            yield FrameUse(id, say(Key(What.FRAME, id)), unit, limit, used, place, other is None)


def _limit(frame: Frame | None) -> Decimal | None:
    return frame.at_most.value if frame and frame.at_most else None


def _limit_place(frame: Frame) -> Place:
    return frame.at_most.place if frame.at_most else frame.place


def _used(frame: Frame | None, budget: Budget | None) -> Figure:
    return figures.used(frame, budget) if frame and budget else BLANK


def shifts(changes: Sequence[Change], totals: Iterable[Sum]) -> Iterator[Shift]:
    """Tables whose total stands while money has gone from some of their lines to others."""
    moved: dict[tuple[str, str], dict[Key, Decimal]] = {}
    # What is divided into lines of its own, or gathered from them, moves no money.
    regrouped = {change.key for change in changes if change.field == "grupp"}
    for change in (change for change in changes if not change.part_of and change.key not in regrouped):
        for money in change.money:
            here = moved.setdefault((money.table, money.column), {})
            here[change.key] = here.get(change.key, Decimal(0)) + money.delta
    told = {change.key: change for change in changes}
    for total in totals:
        deltas = moved.get((total.table, total.column), {}) if total.key.what is What.TABLE else {}
        amount = sum((delta for delta in deltas.values() if delta > 0), Decimal(0))
        if amount and not total.delta and not sum(deltas.values()):
            givers = tuple(told[key].name for key, delta in deltas.items() if delta < 0)
            takers = tuple(told[key].name for key, delta in deltas.items() if delta > 0)
            place = next(told[key].new for key, delta in deltas.items() if delta > 0)
            if givers != takers:
                yield Shift(total.table, total.column, total.unit, amount, givers, takers, place)
