"""What has changed about money, clause by clause: lines, totals, the result and the frames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
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
    declared = [change for change in changes if change.field in ("summa.belopp", "resultat.belopp")]
    if not lines and not united:
        if told := _totals_alone(part, new):
            yield listing(told), declared
        return
    said = [told for told, _ in united]
    about = [change for _, of_one in united for change in of_one]
    if alone := [change for change in lines if not change.part_of]:
        said.append(_lines(part, alone))
    effects = _effects(part, lines)
    known = {change.key for change in lines}
    rest = [
        change
        for change in changes
        if change.key in known and (change.kind in ONE_SIDED or _in_own_column(change))
    ]
    yield "; ".join([*said, *([listing(effects)] if effects else [])]), [*rest, *about, *declared]


def _own_totals(part: EditionChanges) -> list[Sum]:
    """The totals of the tables that are counted, in the plan's own column."""
    return [
        total for total in part.sums if total.column == OWN and total.key.what is What.TABLE and total.counted
    ]


def _totals_alone(part: EditionChanges, new: Container[str]) -> list[str]:
    """Totals and results that have changed where no line has. new: the ids of tables that are told as new."""
    totals = _own_totals(part)
    old = [total for total in totals if total.delta and total.table not in new]
    told = [_total(total, of_total(total, totals), ()) for total in old]
    told += [_result(total) for total in part.sums if _is_result(total) and total.delta]
    return [effect for effect in told if effect]


def _effects(part: EditionChanges, lines: Sequence[Change]) -> list[str]:
    """What the totals above some lines come to, and the result where it has changed or several totals are told."""
    totals = _own_totals(part)
    told = [
        _total(total, of_total(total, totals), lines)
        for total in totals
        if any(_touches(change, total) for change in lines)
    ]
    several = len(told) > 1
    told += [_result(total) for total in part.sums if _is_result(total) and (total.delta or several)]
    return [effect for effect in told if effect]


def _in_own_column(change: Change) -> bool:
    return any(money.column == OWN for money in change.money)


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
    if together := _alike(lines):
        return together
    # What is gone weighs most, and what is new is named too where it is little.
    gone, come = ([change for change in lines if change.kind is kind] for kind in (Kind.REMOVED, Kind.ADDED))
    other = [change for change in lines if change.kind not in ONE_SIDED]
    few = len(lines) <= NAMED
    told = [
        _told(gone, True, "{} tas bort"),
        _told(other, few, "beloppen ändras för {}"),
        _told(come, True, "{} är nya"),
    ]
    return listing([part for part in told if part])


def _told(lines: Sequence[Change], named: bool, many: str) -> str:
    """Lines to which the same has happened: named where they are few."""
    if not named or len(lines) > NAMED:
        return many.format(counted(len({change.key for change in lines}), What.LINE)) if lines else ""
    apart = _apart(lines)
    if lines and lines[0].kind is Kind.REMOVED:
        return f"{listing([f'{change.name} ({_amount(change)})' for change in apart])} tas bort"
    return listing([_line(change) for change in apart])


def _amount(change: Change) -> str:
    return f"{number(abs(change.delta or Decimal(0)))} {change.unit}"


def _apart(lines: Sequence[Change]) -> list[Change]:
    """Lines of the same name told apart by what they stand in."""
    names = Counter(change.name for change in lines)
    return [
        change.changed(name=f"{change.name} ({change.home})") if names[change.name] > 1 else change
        for change in lines
    ]


def _alike(lines: Sequence[Change]) -> str:
    """Two lines that were changed by as much, as one; nothing for others."""
    deltas = {(change.kind, change.delta, change.unit) for change in lines}
    names = list(dict.fromkeys(change.name for change in lines))
    kind, delta, unit = next(iter(deltas))
    has_both = all(isinstance(side, Decimal) for change in lines for side in (change.before, change.after))
    if len(deltas) > 1 or len(names) < 2 or kind is not Kind.CHANGED or not delta or not has_both:
        return ""
    return f"{listing(names)} {'höjs' if delta > 0 else 'sänks'} med {number(abs(delta))} {unit} var"


def _line(change: Change) -> str:
    name = change.name
    match change.kind:
        case Kind.ADDED:
            return f"ny post {name} på {_amount(change)}"
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


def other_shifts(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    """Money that went from some lines to others in another column than the plan's own."""
    for shift in part.shifts if len(part.shifts) <= NAMED else ():
        about = [
            change
            for change in changes
            if any((money.table, money.column) == (shift.table, shift.column) for money in change.money)
        ]
        if shift.column != OWN and len(about) == len(shift.givers) + len(shift.takers) <= NAMED + 1:
            amount = f"{number(shift.amount)} {shift.unit}"
            ends = f"från {listing(shift.givers)} till {listing(shift.takers)}"
            yield f"{amount} flyttas {ends} i {shift.column}", about


def regroupings(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    yield from regrouped(changes)
