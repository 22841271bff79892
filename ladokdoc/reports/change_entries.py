"""Changes as entries of a list: one in words each, with its place, and with the words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.changes import Change, EditionChanges, Kind, Mark, Piece, Said, What
from ladokdoc.changes.comparing import ORDER
from ladokdoc.changes.fields import OWN
from ladokdoc.changes.naming import QUOTED
from ladokdoc.formats import listing, number, shorten
from ladokdoc.places import Place
from ladokdoc.reports.change_rows import is_amount, is_row, is_total
from ladokdoc.reports.change_words import (
    NOUNS,
    capital,
    counted,
    full,
    named,
    of_union,
    regrouped,
    said,
    weight,
)


class Entry(NamedTuple):
    """One change in words. text: what is, pieces: with the words that differ. gone: the place is in the older plan."""

    text: str
    pieces: tuple[Piece, ...] = ()
    place: Place | None = None
    gone: bool = False


UNITED = (Kind.MERGED, Kind.SPLIT)
# Moves of as many from and to the same places are told as one.
_FOLDED = 3


_LONG = 300


_NEAR = 50


def one_sided(changes: Iterable[Change], kind: Kind) -> Iterator[Entry]:
    found = [change for change in changes if change.kind is kind and not change.part_of]
    seen = set()
    for change in sorted(found, key=weight):
        # A row is told by its needs and goals, a chapter or rule that goes with something else by that.
        silent = change.key.what is What.ROW and not change.before and not change.after
        if change.key in seen or silent:
            continue
        seen.add(change.key)
        yield Entry(_described(change), place=change.place, gone=kind is Kind.REMOVED)


def _described(change: Change) -> str:
    value = change.after if change.kind is Kind.ADDED else change.before
    where = f" ({change.home})" if change.home and change.key.what in _WITH_HOME else ""
    head = f"{capital(full(change))}{where}"
    if isinstance(value, Decimal):
        column = "" if change.field in (OWN, "högst") else f" {change.field}"
        return f"{head}:{column} {number(value)} {change.unit}"
    shown = shorten(value, _LONG) if isinstance(value, str) else ""
    told = change.key.what not in QUOTED and shown in change.name
    return head if told or shown in ("", change.key.id) else f"{head}: {shown}"


# What is better known by what it stands in.
_WITH_HOME = (What.GOAL, What.NEED, What.ROW, What.LINE, What.PART, What.DIRECTION)


def union(change: Change) -> Entry:
    """A merge or a split in words."""
    worth = ""
    if change.worth:
        one, other = (number(value) for value in change.worth)
        same = f"summan är oförändrad, {one} {change.unit}"
        worth = f"; {same if one == other else f'summan går från {one} till {other} {change.unit}'}"
    verbs = ("har slagits ihop till", "har gått upp i", "har delats i", "har brutits ut ur")
    return Entry(f"{capital(of_union(change, verbs))}{worth}.", place=change.place)


def reshuffled(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Entry]:
    """Lines that were merged, split or regrouped, and money that went from some to others."""
    yield from (union(change) for change in changes if change.kind in UNITED and change.worth)
    yield from (Entry(f"{capital(told)}.", place=about[0].place) for told, about in regrouped(changes))
    for shift in part.shifts:
        where = "" if shift.column == OWN else f" i {shift.column}"
        amount = f"{number(shift.amount)} {shift.unit}"
        text = f"Omfördelning{where}: {amount} från {listing(shift.givers)} till {listing(shift.takers)}"
        yield Entry(f"{text}; summan är oförändrad.", place=shift.place)


def changed(part: EditionChanges, changes: Sequence[Change]) -> Iterator[Entry]:
    found = [change for change in changes if change.kind is Kind.CHANGED and change.field != "grupp"]
    # What has one value first: status and dates are sooner read than texts.
    for change in sorted(found, key=lambda change: (bool(change.words), weight(change))):
        limit = change.key.what is What.FRAME and change.field == "högst"
        if limit or is_row(change, part) or (is_amount(change) and is_total(change, part)):
            continue
        where = f" ({change.home})" if change.home and change.key.what in (What.GOAL, What.NEED) else ""
        field = "" if change.field in ("mål", "behov", "innehåll") else f", `{change.field}`"
        head = f"{capital(full(change))}{where}{field}"
        if change.words:
            yield Entry(head, tuple(_near(change.words)), change.place)
        else:
            percent = " %" if change.field == "direkt" and is_amount(change) else ""
            before, after = (
                _short(side) + (percent if side else "") for side in (change.before, change.after)
            )
            yield Entry(f"{head}: {before} → {after}", place=change.place)


def _short(value: Said) -> str:
    return shorten(value, _LONG) if isinstance(value, str) else said(value)


def _near(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What differs, with some words before and after it."""
    for index, piece in enumerate(pieces):
        text = piece.text
        if piece.mark is Mark.SAME and len(text) > 2 * _NEAR:
            head = "" if index == 0 else text[: text.rfind(" ", 0, _NEAR)]
            tail = (
                ""
                if index == len(pieces) - 1
                else text[max(text.find(" ", len(text) - _NEAR), len(text) - _NEAR) :]
            )
            text = f"{head} …{tail}"
        yield Piece(piece.mark, text)


def moved(changes: Sequence[Change]) -> Iterator[Entry]:
    """What has another place or name, and texts that were merged or split."""
    yield from (union(change) for change in changes if change.kind in UNITED and not change.worth)
    found = [change for change in changes if change.kind in (Kind.MOVED, Kind.RENAMED)]
    # What was merged or split is told with the names of before and after.
    for change in (one for one in found if one.kind is Kind.RENAMED and not one.part_of):
        yield Entry(f"{capital(_renamed(change))}", place=change.place)
    groups: dict[tuple[What, Said, Said], list[Change]] = {}
    for change in (change for change in found if change.kind is Kind.MOVED):
        ends = (change.home, "") if change.field == ORDER else (change.before, change.after)
        groups.setdefault((change.key.what, *ends), []).append(change)
    for same in groups.values():
        yield from _folded(same) if len(same) >= _FOLDED else map(_move, same)


def renewed(part: EditionChanges) -> Iterator[Entry]:
    """What is the same under another id, and how the plan can say so."""
    for pair in part.twins:
        gone, come = pair.gone[0], pair.come[0]
        if not come.inside:
            told = f"{capital(full(come))} är lik `{gone.key.id}`, som är borta. "
            yield Entry(
                f"{told}Är det samma {NOUNS[come.key.what][0]}: skriv `ersätter: [{gone.key.id}]` i den",
                place=come.place,
            )


def _renamed(change: Change) -> str:
    what = full(change).removesuffix(named(change)).strip()
    if change.field == "id":
        return f"{what} {named(change)} har nytt id: `{change.before}` → `{change.after}`"
    about = "" if change.field in ("namn", "rubrik", "titel") else f", `{change.field}`:"
    before, after = (*change.olds, *change.news) or (change.before, change.after)
    return f"{what or full(change)}{about} ”{before}” heter nu ”{after}”"


def _folded(same: Sequence[Change]) -> Iterator[Entry]:
    first = same[0]
    count = counted(len(same), first.key.what)
    names = shorten(listing([named(change) for change in same]), _LONG)
    if first.field == ORDER:
        yield Entry(
            f"Ordningen i {first.home or 'planen'}: {count} står på en ny plats ({names})", place=first.place
        )
    else:
        yield Entry(f"{count} från {first.before} till {first.after}: {names}", place=first.place)


def _move(change: Change) -> Entry:
    if change.field == ORDER:
        return Entry(
            f"{capital(full(change))} står nu {change.after} (förut {change.before})", place=change.place
        )
    worth = [money.after for money in change.money if money.column == OWN and money.after is not None]
    amount = f" ({number(worth[-1])} {change.unit})" if worth else ""
    return Entry(
        f"{capital(full(change))}{amount} från {change.before} till {change.after}", place=change.place
    )


def following(part: EditionChanges) -> Iterator[Entry]:
    """Amounts that are told by their column, one line for each."""
    follows = [change for change in part.changes if change.follows]
    for column in dict.fromkeys(change.field.rpartition(".")[2] for change in follows):
        found = [change for change in follows if change.field.rpartition(".")[2] == column]
        text = f"Kolumnen {column} hämtas ur det årets plan, där {len(found)} belopp har ändrats"
        yield Entry(text, place=found[0].place)
