"""All that has changed as one sentence, such as a person would have written as the subject of the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from ladokdoc.changes import Change, Comparison, EditionChanges, Kind, Sum, What
from ladokdoc.changes.fields import OWN
from ladokdoc.formats import number
from ladokdoc.reports.change_words import (
    NOUNS,
    capital,
    counted,
    full,
    is_told_by_union,
    listing,
    named,
    new,
    of_total,
    of_union,
    relative,
    tally,
    weight,
)

# More than this is counted and not named.
_NAMED = 2
_CLAUSES = 3


def sentence(comparison: Comparison) -> str:
    """What has changed, in one sentence without a full stop."""
    if comparison.untold:
        years = listing([str(untold.year) for untold in comparison.untold])
        return f"{years} går inte att jämföra förrän felen nedan är rättade"
    parts = [part for part in comparison.parts if part.changes]
    if not parts:
        files = len(comparison.reshaped)
        return (
            f"Ingen ändring i sak, bara i formen ({files} {'fil' if files == 1 else 'filer'})"
            if files
            else NOTHING
        )
    several = len(parts) > 1
    return "; ".join(_part(part, several) for part in parts)


NOTHING = "Ingen ändring"


def _part(part: EditionChanges, several: bool) -> str:
    """The clauses of one edition, the weightiest first; how many changes are left after them."""
    told: list[str] = []
    rest = list(part.changes)
    for clause, about in _clauses(part):
        if len(told) < _CLAUSES:
            told.append(clause)
            mine = {id(change) for change in about}
            rest = [change for change in rest if id(change) not in mine]
    left = len(
        {change.key for change in rest if not change.inside and not change.part_of and not change.follows}
    )
    if left:
        told.append(f"{left} {'ändring' if left == 1 else 'ändringar'} till")
    year = part.years[1] or part.years[0]
    lead = f"{year}: " if several and year else "Ordlistan: " if several else ""
    return lead + capital("; ".join(told))


_Clause = tuple[str, Sequence[Change]]


def _clauses(part: EditionChanges) -> Iterator[_Clause]:
    """What has changed, clause by clause; what one has told is not told again."""
    left = [change for change in part.changes if not is_told_by_union(change)]
    whole = [change for change in left if change.key.what is What.EDITION and change.kind in _ONE_SIDED]
    if whole:
        yield _edition(whole[0], part), part.changes
        return
    for find in _FINDERS:
        told: set[int] = set()
        for clause, about in find(part, left):
            told.update(map(id, about))
            yield clause, about
        left = [change for change in left if id(change) not in told]


_ONE_SIDED = (Kind.ADDED, Kind.REMOVED)


def _edition(whole: Change, part: EditionChanges) -> str:
    parts = [change for change in part.changes if change.key.what in (What.GOAL, What.LINE)]
    holds = f" med {tally(parts)}" if parts else ""
    if whole.kind is Kind.ADDED:
        return f"ny utgåva {part.years[1]}{holds}"
    return f"utgåvan {part.years[0]}{holds} tas bort"


def _status(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    for change in changes:
        if change.key.what is What.EDITION and change.field == "status" and change.after:
            told = "planen beslutas" if change.after == "beslutad" else f"planen blir {change.after}"
            about = [
                one for one in changes if one.key.what is What.EDITION and one.field.startswith("beslut.")
            ]
            yield told, [change, *(about if change.after == "beslutad" else [])]


def _money(part: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    """Lines whose amounts have changed, and what the totals come to."""
    lines = [
        change for change in changes if any(money.column == OWN and money.delta for money in change.money)
    ]
    unions = list(_unions(part, [change for change in changes if change.key.what is What.LINE]))
    totals = [
        total for total in part.sums if total.column == OWN and total.key.what is What.TABLE and total.counted
    ]
    declared = [change for change in changes if change.field in ("summa.belopp", "resultat.belopp")]
    if not lines and not unions:
        for total in totals:
            if total.delta:
                yield _total(total, ()), declared
        return
    said = [told for told, _ in unions]
    about = [change for _, of_union in unions for change in of_union]
    alone = [change for change in lines if not change.part_of]
    if alone:
        said.append(_lines(part, alone))
    effects = [_total(total, lines) for total in totals if any(_touches(change, total) for change in lines)]
    effects += [
        _result(total) for total in part.sums if total.key.what is What.BUDGET and total.column == OWN
    ]
    known = {change.key for change in lines}
    rest = [
        change for change in changes if change.key in known and (change.money or change.kind in _ONE_SIDED)
    ]
    yield "; ".join([*said, *([listing(effects)] if effects else [])]), [*rest, *about, *declared]


def _touches(change: Change, total: Sum) -> bool:
    return any(money.table == total.table and money.column == total.column for money in change.money)


def _result(total: Sum) -> str:
    if total.after.value is None:
        return "resultatet går inte att räkna ut"
    if not total.delta:
        return f"resultatet är oförändrat ({number(total.after.value)})"
    verb = "förbättras" if total.delta > 0 else "försämras"
    return f"resultatet {verb} till {number(total.after.value)}"


def _lines(part: EditionChanges, lines: Sequence[Change]) -> str:
    shifts = [shift for shift in part.shifts if shift.column == OWN]
    if len(shifts) == 1 and len(lines) == len(shifts[0].givers) + len(shifts[0].takers):
        shift = shifts[0]
        if len(lines) <= _NAMED + 1 and all(change.kind is Kind.CHANGED for change in lines):
            amount = f"{number(shift.amount)} {shift.unit}"
            return f"{amount} flyttas från {listing(shift.givers)} till {listing(shift.takers)}"
    if len(lines) <= _NAMED:
        return listing([_line(change) for change in lines])
    count = len({change.key for change in lines})
    return f"beloppen ändras för {counted(count, What.LINE)}"


def _line(change: Change) -> str:
    name, unit = change.name, change.unit
    delta = change.delta or Decimal(0)
    amount = f"{number(abs(delta))} {unit}"
    match change.kind:
        case Kind.ADDED:
            return f"ny post {name} på {amount}"
        case Kind.REMOVED:
            return f"{name} ({amount}) tas bort"
        case Kind.MOVED:
            return f"{name} flyttas från {change.before} till {change.after}"
    if not isinstance(change.before, Decimal):
        return f"{name} får beloppet {amount}"
    if not isinstance(change.after, Decimal):
        return f"{name} ({amount}) står utan belopp"
    return f"{name} {'höjs' if delta > 0 else 'sänks'} med {amount} till {number(change.after)}"


def _total(total: Sum, lines: Iterable[Change]) -> str:
    name, after = of_total(total), total.after.value
    if after is None or total.delta is None:
        return f"{name} går inte att räkna ut" if not total.after.known else f"{name} har inga belopp"
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
    return f"{name} står kvar på {number(after)}" if moved else f"{name} är oförändrade ({number(after)})"


def _removed(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    yield from _one_sided(changes, Kind.REMOVED)


def _added(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    yield from _one_sided(changes, Kind.ADDED)


def _one_sided(changes: Sequence[Change], kind: Kind) -> Iterator[_Clause]:
    """What is new or gone, apart from money and from what goes with something else."""
    found = [change for change in changes if change.kind is kind and not change.part_of]
    top = [change for change in found if not change.inside and not any(m.delta for m in change.money)]
    told = {change.key: change for change in sorted(top, key=weight)}
    rows = [change for change in told.values() if change.key.what is What.ROW]
    inside = [change for change in found if change.inside and change.key.what in (What.GOAL, What.NEED)]
    shown = [change for change in told.values() if change.key.what is not What.ROW]
    if rows:
        # A row is spoken of by its goals, unless they stand in an area that is told of itself.
        areas = {change.name for change in shown if change.key.what is What.AREA}
        goals = [change for change in inside if change.key.what is What.GOAL and change.home not in areas]
        shown = sorted([*shown, *goals], key=weight) or rows
    if not shown:
        return
    about = [*found] if len(shown) else []
    if len(shown) > _NAMED:
        told_as = tally(shown)
        yield (f"{told_as} tas bort" if kind is Kind.REMOVED else f"nytt: {told_as}"), about
    elif kind is Kind.REMOVED:
        yield f"{listing([full(change) for change in shown])} tas bort", about
    else:
        yield (
            listing(
                [f"{new(change.key.what)} {NOUNS[change.key.what][0]} {named(change)}" for change in shown]
            ),
            about,
        )


def _unions(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    for change in changes:
        if change.kind in (Kind.MERGED, Kind.SPLIT):
            about = [change, *(one for one in changes if one.part_of == change.key.id)]
            worth = ""
            if change.worth and change.worth[0] == change.worth[1]:
                worth = f" med oförändrad summa ({number(change.worth[1])} {change.unit})"
            verbs = ("slås ihop till", "går upp i", "delas i", "bryts ut ur")
            yield f"{of_union(change, verbs)}{worth}", about


def _reworded(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    found = sorted((change for change in changes if change.kind is Kind.CHANGED and change.words), key=weight)
    keys = {change.key: change for change in found}
    if len(keys) > _NAMED:
        yield f"{tally(found)} skrivs om", found
    elif found:
        texts = [change for change in keys.values() if change.field in ("mål", "behov", "text", "innehåll")]
        others = [change for change in keys.values() if change not in texts]
        said = [full(change) for change in texts] + [
            f"`{change.field}` för {full(change)}" for change in others
        ]
        yield f"{listing(said)} skrivs om", found


def _renamed(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    found = [change for change in changes if change.kind is Kind.RENAMED]
    if len(found) > _NAMED:
        yield f"{tally(found)} byter namn", found
    for change in found if len(found) <= _NAMED else ():
        if change.field == "id":
            yield f"{full(change)} får nytt id", [change]
        else:
            yield f"{change.before} heter nu {change.after}", [change]


def _moved(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    found = [
        change for change in changes if change.kind is Kind.MOVED and not any(m.delta for m in change.money)
    ]
    if len(found) > _NAMED:
        yield f"{tally(found)} flyttas", found
        return
    for change in found:
        if change.field == "ordning":
            yield f"{full(change)} flyttas och står nu {change.after}", [change]
        else:
            yield f"{full(change)} flyttas från {change.before} till {change.after}", [change]


def _fields(_: EditionChanges, changes: Sequence[Change]) -> Iterator[_Clause]:
    found = [
        change
        for change in changes
        if change.kind is Kind.CHANGED and not change.words and not change.follows
    ]
    left = [change for change in found if not change.money]
    if 0 < len(left) <= _NAMED:
        yield listing([f"`{change.field}` ändras för {full(change)}" for change in left]), left
    elif left:
        yield f"uppgifter ändras för {tally(left)}", left


_Find = Callable[[EditionChanges, Sequence[Change]], Iterator[_Clause]]
_FINDERS: tuple[_Find, ...] = (
    _status,
    _money,
    _removed,
    _added,
    _unions,
    _reworded,
    _renamed,
    _moved,
    _fields,
)
