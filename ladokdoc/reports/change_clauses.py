"""What has changed, clause by clause, the weightiest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ladokdoc.changes import Change, EditionChanges, Kind, Mark, What
from ladokdoc.changes.comparing import ORDER
from ladokdoc.changes.fields import OWN
from ladokdoc.changes.redactional import corrected
from ladokdoc.formats import listing, number
from ladokdoc.reports.change_words import NOUNS, called, is_told, new, spoken, tally, weight
from ladokdoc.reports.field_clauses import fields, units
from ladokdoc.reports.money_clauses import (
    NAMED,
    ONE_SIDED,
    Clause,
    frames,
    money,
    other_shifts,
    regroupings,
    unions,
)

_GLOSSARY = (What.TERM, What.FOREIGN, What.ABBREVIATION)
# The fields that are the text of what they are in.
# What is longer is no word that is told as corrected.
_WORD = 30
_TEXTS = ("mål", "behov", "text", "innehåll", "inledning")


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


def _status(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    for change in changes if part.years[0] == part.years[1] else ():
        if change.key.what is What.EDITION and change.field == "status" and change.after:
            told = "planen beslutas" if change.after == "beslutad" else f"planen blir {change.after}"
            about = [
                one for one in changes if one.key.what is What.EDITION and one.field.startswith("beslut.")
            ]
            yield told, [change, *(about if change.after == "beslutad" else [])]


def _removed(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    yield from _one_sided(part, changes, Kind.REMOVED)


def _added(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    yield from _one_sided(part, changes, Kind.ADDED)


def _one_sided(part: EditionChanges, changes: Sequence[Change], kind: Kind) -> Iterator[Clause]:
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
    if all(change.key.what in _GLOSSARY for change in shown) and len(shown) <= 2 * NAMED:
        end = "tas bort ur ordlistan" if kind is Kind.REMOVED else "läggs till i ordlistan"
        yield f"{listing([called(change) for change in shown])} {end}", about
    elif len(shown) > NAMED:
        told_as = tally(shown)
        yield (f"{told_as} tas bort" if kind is Kind.REMOVED else f"nytt: {told_as}"), about
    elif kind is Kind.REMOVED:
        yield f"{listing([spoken(change) for change in shown])} tas bort", about
    else:
        yield listing([_new(part, change) for change in shown]), about


def _new(part: EditionChanges, change: Change) -> str:
    what = change.key.what
    if what in (What.BUDGET, What.CAPITALISATION, What.DEPRECIATION):
        return f"{spoken(change)} tillkommer"
    told = f"{new(what)} {NOUNS[what][0]} {called(change)}"
    worth = next((total for total in part.sums if total.key == change.key and total.column == OWN), None)
    if isinstance(change.after, Decimal):
        return f"{told} på {number(change.after)} {change.unit}"
    if worth and worth.after.value is not None:
        return f"{told} på {number(worth.after.value)} {worth.unit}"
    return told


def _reworded(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    """Running text that was written anew."""
    texts = sorted((change for change in changes if change.words and change.field in _TEXTS), key=weight)
    small = [change for change in texts if corrected(change)]
    if found := [change for change in texts if not any(change is one for one in small)]:
        yield f"{_whose(found)} skrivs om", found
    if small:
        yield f"språket rättas i {_whose(small)}{_corrections(small)}", small


def _whose(changes: Sequence[Change]) -> str:
    keys = {change.key: change for change in changes}
    return tally(changes) if len(keys) > NAMED else listing([spoken(change) for change in keys.values()])


def _corrections(changes: Sequence[Change]) -> str:
    """The words that were corrected, where they are few, so that it is seen that it is no more than that."""
    pieces = [piece for change in changes for piece in change.words if piece.mark is not Mark.SAME]
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    told = [
        (one.text.strip(), other.text.strip())
        for one, other in pairs
        if one.mark is Mark.GONE is not other.mark
    ]
    few = len(pieces) == 2 * len(told) <= 2 * NAMED and all(
        map(_is_word, (word for pair in told for word in pair))
    )
    return f" ({listing([f'{one} → {other}' for one, other in told])})" if few and told else ""


def _is_word(text: str) -> bool:
    return len(text) <= _WORD and any(letter.isalpha() for letter in text)


def _renamed(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    found = [change for change in changes if change.kind is Kind.RENAMED]
    if len({change.key for change in found}) > NAMED:
        yield f"{tally(found)} byter namn", found
        return
    # A new name is told before a new id, which nobody but the writer sees.
    for change in sorted(found, key=lambda change: change.field == "id"):
        if change.field == "id":
            yield f"{spoken(change)} får id `{change.after}`", [change]
        else:
            before, after = (*change.olds, *change.news) or (change.before, change.after)
            yield f"{before} heter nu {after}", [change]


def _renewed(part: EditionChanges, _: Sequence[Change]) -> Iterator[Clause]:
    """What is the same under another id."""
    found = [pair for pair in part.twins if not pair.come[0].inside]
    if len(found) > NAMED:
        yield f"{tally(pair.come[0] for pair in found)} får nya id", []
        return
    for gone, come in found:
        yield f"{spoken(come[0])} får id `{come[0].key.id}` i stället för `{gone[0].key.id}`", []


def _moved(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    found = [
        change for change in changes if change.kind is Kind.MOVED and not any(m.delta for m in change.money)
    ]
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in found:
        ends = (change.key,) if change.field == ORDER else (change.key.what, change.before, change.after)
        groups.setdefault(ends, []).append(change)
    if len(groups) > NAMED:
        yield f"{tally(found)} flyttas", found
        return
    for same in groups.values():
        who = listing([spoken(change) for change in same]) if len(same) <= NAMED else tally(same)
        if same[0].field == ORDER:
            yield f"{who} flyttas och står nu {same[0].after}", same
        else:
            yield f"{who} flyttas från {same[0].before} till {same[0].after}", same


_Find = Callable[[EditionChanges, Sequence[Change]], Iterator[Clause]]


_FINDERS: tuple[_Find, ...] = (
    _status, _removed, units, regroupings, money, frames, other_shifts, _added, unions,
    _reworded, _renamed, _renewed, _moved, fields,
)  # fmt: skip
