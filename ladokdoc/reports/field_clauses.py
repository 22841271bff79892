"""What has changed in what is said about something, clause by clause: who answers for a goal, when, and the like."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from ladokdoc.changes import Change, EditionChanges, Kind, Said, What
from ladokdoc.formats import listing
from ladokdoc.reports.change_words import raised, said, spoken, tally
from ladokdoc.reports.money_clauses import NAMED, Clause

# What is longer is not told in the sentence.
_SHORT = 40
# More fields than these are not named one by one.
_FIELDS = 3
# What is told as one, whatever part of it has changed.
_WHOLE = ("beslut", "resultat", "summa")


def units(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    """Another unit of the budget or of a table; what it does to the amounts is told after it."""
    for change in changes:
        if change.field == "enhet":
            about = "" if change.key.what is What.BUDGET else f" för {spoken(change)}"
            yield f"enheten{about} ändras från {change.before} till {change.after}", [change]


def fields(_: EditionChanges, changes: Sequence[Change]) -> Iterator[Clause]:
    """Everything that has changed about something and is not told in another way."""
    found = [change for change in changes if change.kind is Kind.CHANGED]
    amounts = [change for change in found if _is_amount(change)]
    columns = {change.field for change in amounts}
    about = [change for change in found if change in amounts or _total_of(change, columns)]
    if 0 < len(amounts) <= NAMED:
        yield listing([raised(change) for change in amounts]), about
    elif amounts:
        yield f"belopp ändras för {tally(amounts)}", about
    told = set(map(id, about))
    others = [change for change in found if id(change) not in told]
    keys = dict.fromkeys(change.key for change in others)
    if 0 < len(keys) <= NAMED:
        yield (
            listing(list(_told([[change for change in others if change.key == key] for key in keys]))),
            others,
        )
    elif others:
        yield f"uppgifter ändras för {tally(others)}", others


def _is_amount(change: Change) -> bool:
    """Whether it is an amount of a line; one that is 0 is another thing than none."""
    number = any(isinstance(side, Decimal) for side in (change.before, change.after))
    return number and change.key.what in (What.LINE, What.PART) and "." not in change.field


def _total_of(change: Change, columns: Container[str]) -> bool:
    """Whether it is what a total is said to be in one of some columns."""
    head, _, column = change.field.partition(".")
    return head in ("summa", "resultat") and column in columns


def _told(things: Sequence[Sequence[Change]]) -> Iterator[str]:
    """What has changed about each; the same about several is told once."""
    same: dict[tuple[str, str], list[str]] = {}
    for changes in things:
        same.setdefault(_about(changes), []).append(spoken(changes[0]))
    for (before, after), whose in same.items():
        yield f"{before}{listing(whose)}{after}"


def _about(changes: Sequence[Change]) -> tuple[str, str]:
    """What has changed about one thing: what is said before its name, and after it."""
    heads = [(change, change.field.partition(".")[0]) for change in changes]
    names = list(dict.fromkeys(head if head in _WHOLE else change.field for change, head in heads))
    if len(names) > _FIELDS:
        return "uppgifter om ", " ändras"
    if len(names) > 1:
        return f"{listing([f'`{name}`' for name in names])} ändras för ", ""
    if all(change.before is None for change in changes):
        return f"`{names[0]}` läggs till för ", ""
    if all(change.after is None for change in changes):
        return f"`{names[0]}` tas bort för ", ""
    if len(changes) > 1:
        return f"`{names[0]}` ändras för ", ""
    return _one(changes[0])


def _one(change: Change) -> tuple[str, str]:
    """One field that had a value and has another."""
    before, after = _value(change, change.before), _value(change, change.after)
    if (change.key.what, change.field) == (What.CHAPTER, "text"):
        return "filen för ", f" heter nu {change.after} i stället för {change.before}"
    if max(len(before), len(after)) <= _SHORT:
        return f"`{change.field}` för ", f" ändras från {before} till {after}"
    return f"`{change.field}` {'skrivs om' if change.words else 'ändras'} för ", ""


def _value(change: Change, value: Said) -> str:
    return said(value) + (" %" if change.field == "direkt" and isinstance(value, Decimal) else "")
