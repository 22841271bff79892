"""What has changed about money, clause by clause: lines, totals, the result and the frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ladokdoc.changes import Change, EditionChanges, Kind, Sum, What
from ladokdoc.changes.fields import OWN
from ladokdoc.formats import listing, number
from ladokdoc.reports.change_words import (
    counted,
    of_total,
    of_union,
    raised,
    regrouped,
    relative,
)

# More than this is counted and not named.
NAMED = 2


Clause = tuple[str, Sequence[Change]]


ONE_SIDED = (Kind.ADDED, Kind.REMOVED)


def money(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    """Lines whose amounts have changed, and what the totals come to."""
    new = {change.key.id for change in changes if change.key.what is What.TABLE and change.kind is Kind.ADDED}
    lines = [
        change
        for change in changes
        if any(money.column == OWN and money.delta and money.table not in new for money in change.money)
    ]
    united = list(unions(part, [change for change in changes if change.key.what is What.LINE]))
    totals = [
        total for total in part.sums if total.column == OWN and total.key.what is What.TABLE and total.counted
    ]
    declared = [change for change in changes if change.field in ("summa.belopp", "resultat.belopp")]
    if not lines and not united:
        for total in totals:
            if total.delta and (told := _total(total, of_total(total, totals), ())):
                yield told, declared
        return
    said = [told for told, _ in united]
    about = [change for _, of_one in united for change in of_one]
    alone = [change for change in lines if not change.part_of]
    if alone:
        said.append(_lines(part, alone))
    effects = [
        _total(total, of_total(total, totals), lines)
        for total in totals
        if any(_touches(change, total) for change in lines)
    ]
    effects += [
        _result(total) for total in part.sums if _is_result(total) and (total.delta or len(effects) > 1)
    ]
    effects = [effect for effect in effects if effect]
    known = {change.key for change in lines}
    rest = [
        change for change in changes if change.key in known and (change.money or change.kind in ONE_SIDED)
    ]
    yield "; ".join([*said, *([listing(effects)] if effects else [])]), [*rest, *about, *declared]


def _touches(change: Change, total: Sum) -> bool:
    return any(money.table == total.table and money.column == total.column for money in change.money)


def _is_result(total: Sum) -> bool:
    return total.key.what is What.BUDGET and total.column == OWN


def _result(total: Sum) -> str:
    if total.after.value is None:
        return "" if total.after.known else "resultatet går inte att räkna ut"
    if not total.delta:
        return f"resultatet är oförändrat ({number(total.after.value)})"
    verb = "förbättras" if total.delta > 0 else "försämras"
    return f"resultatet {verb} till {number(total.after.value)}"


def _lines(part: EditionChanges, lines: Sequence[Change]) -> str:
    shifts = [shift for shift in part.shifts if shift.column == OWN]
    if len(shifts) == 1 and len(lines) == len(shifts[0].givers) + len(shifts[0].takers):
        shift = shifts[0]
        if len(lines) <= NAMED + 1 and all(change.kind is Kind.CHANGED for change in lines):
            amount = f"{number(shift.amount)} {shift.unit}"
            return f"{amount} flyttas från {listing(shift.givers)} till {listing(shift.takers)}"
    if len(lines) <= NAMED:
        return listing([_line(change) for change in lines])
    count = len({change.key for change in lines})
    return f"beloppen ändras för {counted(count, What.LINE)}"


def _line(change: Change) -> str:
    name = change.name
    amount = f"{number(abs(change.delta or Decimal(0)))} {change.unit}"
    match change.kind:
        case Kind.ADDED:
            return f"ny post {name} på {amount}"
        case Kind.REMOVED:
            return f"{name} ({amount}) tas bort"
        case Kind.MOVED:
            return f"{name} flyttas från {change.before} till {change.after}"
    return raised(change)


def _total(total: Sum, name: str, lines: Iterable[Change]) -> str:
    after = total.after.value
    if after is None or total.delta is None:
        return "" if total.after.known else f"{name} går inte att räkna ut"
    if total.delta and total.before.value is None:
        return f"{name} blir {number(after)}"
    if total.delta:
        verb = "ökar" if total.delta > 0 else "minskar"
        share = relative(total.before.value, after)
        return f"{name} {verb} till {number(after)}" + ("" if share == "–" else f" ({share})")
    moved = sum(
        (
            money.delta
            for change in lines
            for money in change.money
            if (money.table, money.column) == (total.table, OWN)
        ),
        Decimal(0),
    )
    same = "oförändrad" if name.startswith("summan") else "oförändrade"
    return f"{name} står kvar på {number(after)}" if moved else f"{name} är {same} ({number(after)})"


def frames(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    """Limits that were set anew, and frames that are newly exceeded."""
    for frame in part.frames:
        before, after = frame.limit
        about = [change for change in changes if change.key.what is What.FRAME and change.key.id == frame.id]
        over = ""
        room = frame.room
        if room[1] is not None and room[1] < 0 and not (room[0] is not None and room[0] < 0):
            over = f"överskrids med {number(-room[1])} {frame.unit}"
        if before is not None and after is not None and before != after:
            verb = "höjs" if after > before else "sänks"
            told = f"ramen {frame.name} {verb} till {number(after)}{f' och {over}' if over else ''}"
            yield told, [change for change in about if change.field == "högst"]
        elif over:
            yield f"ramen {frame.name} {over}", []


def unions(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    for change in changes:
        if change.kind in (Kind.MERGED, Kind.SPLIT):
            about = [change, *(one for one in changes if one.part_of == change.key.id)]
            worth = ""
            if change.worth and change.worth[0] == change.worth[1]:
                worth = f" med oförändrad summa ({number(change.worth[1])} {change.unit})"
            verbs = ("slås ihop till", "går upp i", "delas i", "bryts ut ur")
            yield f"{of_union(change, verbs)}{worth}", about


def regroupings(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    yield from regrouped(changes)
