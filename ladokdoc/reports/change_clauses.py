"""What has changed, clause by clause, the weightiest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ladokdoc.changes import Change, EditionChanges, Kind, What
from ladokdoc.formats import listing
from ladokdoc.reports.change_words import (
    NOUNS,
    full,
    is_told,
    named,
    new,
    raised,
    tally,
    weight,
)
from ladokdoc.reports.money_clauses import NAMED, ONE_SIDED, Clause, frames, money, regroupings, unions


def clauses(part: EditionChanges) -> Iterator[Clause]:
    """What has changed, clause by clause; what one has told is not told again."""
    left = [change for change in part.changes if not is_told(change, part)]
    whole = [change for change in left if change.key.what is What.EDITION and change.kind in ONE_SIDED]
    if whole:
        yield _edition(whole[0], part), part.changes
        return
    for find in _FINDERS:
        told: set[int] = set()
        for clause, about in find(part, left):
            told.update(map(id, about))
            yield clause, about
        left = [change for change in left if id(change) not in told]


def _edition(whole: Change, part: EditionChanges) -> str:
    parts = [change for change in part.changes if change.key.what in (What.GOAL, What.LINE)]
    holds = f" med {tally(parts)}" if parts else ""
    if whole.kind is Kind.ADDED:
        return f"ny utgåva {part.years[1]}{holds}"
    return f"utgåvan {part.years[0]}{holds} tas bort"


def _status(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    for change in changes:
        if change.key.what is What.EDITION and change.field == "status" and change.after:
            told = "planen beslutas" if change.after == "beslutad" else f"planen blir {change.after}"
            about = [
                one for one in changes if one.key.what is What.EDITION and one.field.startswith("beslut.")
            ]
            yield told, [change, *(about if change.after == "beslutad" else [])]


def _removed(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    yield from _one_sided(changes, Kind.REMOVED)


def _added(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    yield from _one_sided(changes, Kind.ADDED)


def _one_sided(changes: Sequence[Change], kind: Kind) -> Iterator[Clause]:
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
    about = [change for change in found if change.inside or not any(m.delta for m in change.money)]
    if len(shown) > NAMED:
        told_as = tally(shown)
        yield (f"{told_as} tas bort" if kind is Kind.REMOVED else f"nytt: {told_as}"), about
    elif kind is Kind.REMOVED:
        yield f"{listing([full(change) for change in shown])} tas bort", about
    else:
        yield listing([_new(change) for change in shown]), about


def _new(change: Change) -> str:
    if change.key.what in (What.BUDGET, What.CAPITALISATION, What.DEPRECIATION):
        return f"{named(change)} tillkommer"
    return f"{new(change.key.what)} {NOUNS[change.key.what][0]} {named(change)}"


def _reworded(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    found = sorted((change for change in changes if change.kind is Kind.CHANGED and change.words), key=weight)
    keys = {change.key: change for change in found}
    if len(keys) > NAMED:
        yield f"{tally(found)} skrivs om", found
    elif found:
        texts = [change for change in keys.values() if change.field in ("mål", "behov", "text", "innehåll")]
        others = [change for change in keys.values() if change not in texts]
        said = [full(change) for change in texts] + [
            f"`{change.field}` för {full(change)}" for change in others
        ]
        yield f"{listing(said)} skrivs om", found


def _renamed(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    found = [change for change in changes if change.kind is Kind.RENAMED]
    if len(found) > NAMED:
        yield f"{tally(found)} byter namn", found
    for change in found if len(found) <= NAMED else ():
        if change.field == "id":
            yield f"{full(change)} får nytt id", [change]
        else:
            before, after = (*change.olds, *change.news) or (change.before, change.after)
            yield f"{before} heter nu {after}", [change]


def _moved(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    found = [
        change for change in changes if change.kind is Kind.MOVED and not any(m.delta for m in change.money)
    ]
    if len(found) > NAMED:
        yield f"{tally(found)} flyttas", found
        return
    for change in found:
        if change.field == "ordning":
            yield f"{full(change)} flyttas och står nu {change.after}", [change]
        else:
            yield f"{full(change)} flyttas från {change.before} till {change.after}", [change]


def _fields(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    found = [change for change in changes if change.kind is Kind.CHANGED and not change.words]
    amounts = [change for change in found if change.delta and change.key.what in (What.LINE, What.PART)]
    told = set(map(id, amounts))
    others = [change for change in found if id(change) not in told]
    if 0 < len(amounts) <= NAMED:
        yield listing([raised(change) for change in amounts]), amounts
    elif amounts:
        yield f"belopp ändras för {tally(amounts)}", amounts
    if 0 < len(others) <= NAMED:
        yield listing([f"`{change.field}` ändras för {full(change)}" for change in others]), others
    elif others:
        keys = {change.key: change for change in others}
        about = listing([full(change) for change in keys.values()]) if len(keys) <= NAMED else tally(others)
        yield f"uppgifter ändras för {about}", others


_Find = Callable[[EditionChanges, Sequence[Change]], Iterator[Clause]]


_FINDERS: tuple[_Find, ...] = (
    _status, _removed, regroupings, money, frames, _added, unions, _reworded, _renamed, _moved, _fields,
)  # fmt: skip
