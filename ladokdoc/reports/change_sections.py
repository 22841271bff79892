"""A comparison in the order it is read, whatever form it is then given: the weightiest first, each with its place.

Removed goals and lines; amounts with their totals; what is new; what is reworded; what is moved or renamed; and as one
line what is only a matter of form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.changes import Change, Comparison, EditionChanges, FrameUse, Kind, Mark, Piece, Said, Sum, What
from ladokdoc.changes.comparing import ORDER
from ladokdoc.changes.fields import OWN
from ladokdoc.formats import number, shorten
from ladokdoc.places import Place
from ladokdoc.reports.change_words import (
    BLANK,
    capital,
    counted,
    figure,
    full,
    is_told_by_union,
    listing,
    named,
    of_union,
    relative,
    said,
    signed,
    tally,
    weight,
)

# Moves of as many from and to the same places are told as one.
_FOLDED = 3
_LONG = 300
_NEAR = 50


class Entry(NamedTuple):
    """One change in words. text: what is, pieces: with the words that differ. gone: the place is in the older plan."""

    text: str
    pieces: tuple[Piece, ...] = ()
    place: Place | None = None
    gone: bool = False


class Row(NamedTuple):
    """One amount that differs, or a total. level: 0 a line, 1 a subtotal, 2 a total or a frame."""

    name: str
    before: str
    after: str
    delta: str
    share: str
    place: Place | None = None
    gone: bool = False
    level: int = 0


class Section(NamedTuple):
    """A heading with what stands under it."""

    title: str
    entries: tuple[Entry, ...] = ()
    rows: tuple[Row, ...] = ()
    unit: str = ""


def sections(part: EditionChanges) -> Iterator[Section]:
    """What has changed in one edition; a section without content is left out."""
    changes = [change for change in part.changes if not _only_follows(change, part)]
    if any(
        change.key.what is What.EDITION and change.kind in (Kind.ADDED, Kind.REMOVED) for change in changes
    ):
        yield _edition(part, changes)
        return
    made = (
        Section("Borttaget", tuple(_one_sided(changes, Kind.REMOVED))),
        _amounts(part, changes),
        Section("Nytt", tuple(_one_sided(changes, Kind.ADDED))),
        Section("Ändrat", tuple(_changed(part, changes))),
        Section("Flyttat och omdöpt", tuple(_moved(changes))),
        Section("Följer med", tuple(_following(part))),
    )
    yield from (section for section in made if section.entries or section.rows)


def _only_follows(change: Change, part: EditionChanges) -> bool:
    """Whether a change is told by another: an amount of a new column, or one that another year's plan decides."""
    columns = _columns(part)
    return change.follows or (
        change.key.what is not What.COLUMN and change.field.rpartition(".")[2] in columns
    )


def _columns(part: EditionChanges) -> set[str]:
    return {change.key.id for change in part.changes if change.key.what is What.COLUMN}


def _edition(part: EditionChanges, changes: Sequence[Change]) -> Section:
    added = part.years[0] is None
    holds = tally(change for change in changes if change.key.what in (What.AREA, What.GOAL, What.LINE))
    first = Entry(f"Utgåvan {part.years[1] or part.years[0]}{f': {holds}' if holds else ''}", gone=not added)
    totals = tuple(
        _total(total) for total in part.sums if total.column == OWN and total.key.what is What.TABLE
    )
    return Section("Nytt" if added else "Borttaget", (first,), totals, part.sums[0].unit if part.sums else "")


def _one_sided(changes: Iterable[Change], kind: Kind) -> Iterator[Entry]:
    found = [change for change in changes if change.kind is kind and not change.part_of]
    keys = {change.key for change in found}
    seen = set()
    for change in sorted(found, key=weight):
        # A row is told by its needs and goals, a chapter or rule that goes with something else by that.
        silent = change.key.what is What.ROW and not change.before and not change.after
        if change.key in seen or silent:
            continue
        seen.add(change.key)
        yield Entry(_described(change, len(keys)), place=change.place, gone=kind is Kind.REMOVED)


def _described(change: Change, _: int) -> str:
    value = change.after if change.kind is Kind.ADDED else change.before
    where = f" ({change.home})" if change.home and change.key.what not in (What.AREA, What.CHAPTER) else ""
    head = f"{capital(full(change))}{where}"
    if isinstance(value, Decimal):
        column = "" if change.field in (OWN, "högst") else f" {change.field}"
        return f"{head}:{column} {number(value)} {change.unit}"
    shown = shorten(value, _LONG) if isinstance(value, str) else ""
    return head if shown in ("", change.name, change.key.id) else f"{head}: {shown}"


def _amounts(part: EditionChanges, changes: Sequence[Change]) -> Section:
    entries = [_union(change) for change in changes if change.kind in (Kind.MERGED, Kind.SPLIT)]
    for shift in part.shifts:
        where = "" if shift.column == OWN else f" i {shift.column}"
        amount = f"{number(shift.amount)} {shift.unit}"
        text = f"Omfördelning{where}: {amount} från {listing(shift.givers)} till {listing(shift.takers)}"
        entries.append(Entry(f"{text}; summan är oförändrad."))
    rows = [_row(change) for change in changes if _is_amount(change) and not _is_total(change, part)]
    rows += [_total(total) for total in part.sums if total.changed and total.column not in _columns(part)]
    rows += [row for frame in part.frames for row in _frame(frame)]
    units = {total.unit for total in part.sums} | {frame.unit for frame in part.frames}
    return Section("Belopp", tuple(entries), tuple(rows), units.pop() if len(units) == 1 else "")


def _is_amount(change: Change) -> bool:
    if change.kind in (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT):
        return False
    return isinstance(change.before, Decimal) or isinstance(change.after, Decimal)


def _is_total(change: Change, part: EditionChanges) -> bool:
    """Whether the row of a total tells of the change of what is declared."""
    head, _, column = change.field.rpartition(".")
    changed = {(total.key, total.column) for total in part.sums if total.changed}
    return head in ("summa", "resultat") and (change.key, column) in changed


def _row(change: Change) -> Row:
    column = "" if change.field == OWN else f", {change.field}"
    delta, share = signed(change.delta), relative(change.before, change.after)
    name = capital(named(change)) + column
    return Row(name, said(change.before), said(change.after), delta, share, change.place)


def _union(change: Change) -> Entry:
    worth = ""
    if change.worth:
        one, other = (number(value) for value in change.worth)
        same = f"summan är oförändrad, {one} {change.unit}"
        worth = f"; {same if one == other else f'summan går från {one} till {other} {change.unit}'}"
    verbs = ("har slagits ihop till", "har gått upp i", "har delats i", "har brutits ut ur")
    return Entry(f"{capital(of_union(change, verbs))}{worth}.", place=change.place)


def _total(total: Sum) -> Row:
    column = "" if total.column == OWN else f", {total.column}"
    name = "Resultat" if total.key.what is What.BUDGET else capital(total.name)
    before, after = total.before.value, total.after.value
    level = 1 if total.key.what is What.LINE else 2
    share = relative(before, after)
    return Row(
        name + column,
        figure(total.before),
        figure(total.after),
        signed(total.delta),
        share,
        total.place,
        level=level,
    )


def _frame(frame: FrameUse) -> Iterator[Row]:
    limit, room = frame.limit, frame.room
    if limit[0] != limit[1]:
        delta = signed((limit[1] or Decimal(0)) - (limit[0] or Decimal(0)))
        yield Row(
            f"Ramen {frame.name}",
            said(limit[0]),
            said(limit[1]),
            delta,
            relative(*limit),
            frame.place,
            level=2,
        )
    if room[0] != room[1]:
        delta = signed(None if None in room else (room[1] or Decimal(0)) - (room[0] or Decimal(0)))
        over = " (överskrids)" if room[1] is not None and room[1] < 0 else ""
        yield Row(
            f"Kvar av ramen {frame.name}{over}",
            said(room[0]),
            said(room[1]),
            delta,
            BLANK,
            frame.place,
            level=2,
        )


def _changed(part: EditionChanges, changes: Iterable[Change]) -> Iterator[Entry]:
    found = [change for change in changes if change.kind is Kind.CHANGED and not is_told_by_union(change)]
    # What has one value first: status and dates are sooner read than texts.
    for change in sorted(found, key=lambda change: (bool(change.words), weight(change))):
        declared = change.field.rpartition(".")[0] in ("summa", "resultat")
        if _is_amount(change) and (not declared or _is_total(change, part)):
            continue
        if _is_amount(change) and change.before is not None and change.after is not None:
            continue
        where = f" ({change.home})" if change.home and change.key.what in (What.GOAL, What.NEED) else ""
        field = "" if change.field in ("mål", "behov", "innehåll") else f", `{change.field}`"
        head = f"{capital(full(change))}{where}{field}"
        if change.words:
            yield Entry(head, tuple(_near(change.words)), change.place)
        else:
            yield Entry(f"{head}: {_short(change.before)} → {_short(change.after)}", place=change.place)


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


def _moved(changes: Sequence[Change]) -> Iterator[Entry]:
    found = [change for change in changes if change.kind in (Kind.MOVED, Kind.RENAMED)]
    for change in (change for change in found if change.kind is Kind.RENAMED):
        yield Entry(f"{capital(_renamed(change))}", place=change.place)
    groups: dict[tuple[What, Said, Said], list[Change]] = {}
    for change in (change for change in found if change.kind is Kind.MOVED):
        ends = (change.home, "") if change.field == ORDER else (change.before, change.after)
        groups.setdefault((change.key.what, *ends), []).append(change)
    for same in groups.values():
        yield from _folded(same) if len(same) >= _FOLDED else map(_move, same)


def _renamed(change: Change) -> str:
    what = full(change).removesuffix(named(change)).strip()
    if change.field == "id":
        return f"{what} {named(change)} har nytt id: `{change.before}` → `{change.after}`"
    about = "" if change.field in ("namn", "rubrik", "titel") else f", `{change.field}`:"
    return f"{what}{about} ”{change.before}” heter nu ”{change.after}”"


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
    return Entry(f"{capital(full(change))} från {change.before} till {change.after}", place=change.place)


def _following(part: EditionChanges) -> Iterator[Entry]:
    """Amounts that are told by their column, one line for each."""
    follows = [change for change in part.changes if change.follows]
    for column in dict.fromkeys(change.field.rpartition(".")[2] for change in follows):
        count = sum(change.field.rpartition(".")[2] == column for change in follows)
        yield Entry(f"Kolumnen {column} hämtas ur det årets plan, där {count} belopp har ändrats")


def form(comparison: Comparison) -> str:
    """What is only a matter of form, as one line; nothing where there is nothing."""
    files = [path.removeprefix("content/") for path in comparison.reshaped]
    return f"Bara formen har ändrats i {listing(files)}." if files else ""
