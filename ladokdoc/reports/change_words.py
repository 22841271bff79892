"""Changes in Swedish words: what each kind of thing is called, amounts with their differences, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ladokdoc.changes import Change, EditionChanges, Kind, Said, Sum, Told, What
from ladokdoc.changes.fields import OWN
from ladokdoc.changes.naming import QUOTED, quoted
from ladokdoc.figures import Figure, relative_change
from ladokdoc.formats import listing, number, percent, shorten

# In the singular, in the definite form and in the plural.
NOUNS: dict[What, tuple[str, str, str]] = {
    What.EDITION: ("utgåva", "planen", "utgåvor"),
    What.CHAPTER: ("kapitel", "kapitlet", "kapitel"),
    What.DECISION: ("beslut", "beslutet", "beslut"),
    What.DIRECTION: ("inriktningsmål", "inriktningsmålet", "inriktningsmål"),
    What.AREA: ("område", "området", "områden"),
    What.ROW: ("rad", "raden", "rader"),
    What.NEED: ("behov", "behovet", "behov"),
    What.GOAL: ("mål", "målet", "mål"),
    What.BUDGET: ("budget", "budgeten", "budgetar"),
    What.COLUMN: ("kolumn", "kolumnen", "kolumner"),
    What.TABLE: ("tabell", "tabellen", "tabeller"),
    What.LINE: ("post", "posten", "poster"),
    What.PART: ("delpost", "delposten", "delposter"),
    What.FRAME: ("ram", "ramen", "ramar"),
    What.CAPITALISATION: ("aktivering", "regeln för aktivering", "regler för aktivering"),
    What.PAIR: ("par i aktiveringen", "paret i aktiveringen", "par i aktiveringen"),
    What.DEPRECIATION: ("avskrivning", "regeln för avskrivning", "regler för avskrivning"),
    What.TERM: ("namn i ordlistan", "namnet i ordlistan", "namn i ordlistan"),
    What.ABBREVIATION: ("förkortning", "förkortningen", "förkortningar"),
    What.FOREIGN: ("uttryck i ordlistan", "uttrycket i ordlistan", "uttryck i ordlistan"),
}
_NEUTER = {
    What.CHAPTER, What.DECISION, What.DIRECTION, What.AREA, What.NEED, What.GOAL, What.PAIR, What.TERM,
    What.FOREIGN,
}  # fmt: skip
# What has no name of its own goes by its id, written as one.
_BY_ID = {What.ROW, What.NEED, What.GOAL, What.DIRECTION, What.PAIR, What.COLUMN}
_ALONE = {What.EDITION, What.BUDGET, What.CAPITALISATION, What.DEPRECIATION}
# In the definite plural, of what goes by its text.
_MANY = {
    What.ROW: "raderna", What.NEED: "behoven", What.GOAL: "målen", What.DIRECTION: "inriktningsmålen",
}  # fmt: skip
BLANK = "–"
_NAME = 80


def new(what: What) -> str:
    """ "ny" or "nytt"."""
    return "nytt" if what in _NEUTER else "ny"


def named(change: Change) -> str:
    """What has changed: its name, or its id in backticks where it has none."""
    if change.key.what in _ALONE:
        return NOUNS[change.key.what][1]
    if change.key.what in _BY_ID:
        return f"`{change.key.id}`"
    return shorten(change.name, _NAME)


def full(change: Change) -> str:
    """What has changed, with what kind of thing it is: "målet `larare-mal`", "posten Styrelse"."""
    if change.key.what in _ALONE:
        return named(change)
    # A chapter without a heading goes by its file.
    if change.key.what is What.CHAPTER and change.name.endswith(".md"):
        return f"texten {named(change)}"
    if change.key.what is What.TERM:
        return f"namnet {named(change)} i ordlistan"
    if change.key.what is What.FOREIGN:
        return f"uttrycket {named(change)} i ordlistan"
    return f"{NOUNS[change.key.what][1]} {named(change)}"


def called(change: Change) -> str:
    """What has changed as a sentence calls it: what has no name by what it says, not by its id."""
    said = change.key.what in QUOTED and change.name != change.key.id
    return quoted(change.name) if said else named(change)


def spoken(change: Change) -> str:
    """The same with what kind of thing it is: "målet ”Studenterna loggar in …”"."""
    return full(change).replace(named(change), called(change), 1)


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def counted(count: int, what: What) -> str:
    """ "1 mål", "3 poster"."""
    return f"{count} {NOUNS[what][0 if count == 1 else 2]}"


def tally(changes: Iterable[Change], most: int = 4) -> str:
    """How many of each kind of thing, the weightiest first: "3 mål, 2 behov och 1 post". most: kinds that are told."""
    counts = Counter(change.key.what for change in {change.key: change for change in changes}.values())
    kinds = [counted(counts[what], what) for what in _BY_WEIGHT if counts[what]]
    return listing([*kinds[:most], *(["annat"] if kinds[most:] else [])])


_BY_WEIGHT = (
    What.AREA, What.GOAL, What.TABLE, What.LINE, What.PART, What.FRAME, What.NEED, What.DECISION, What.DIRECTION,
    What.CHAPTER, What.ROW, What.COLUMN, What.CAPITALISATION, What.PAIR, What.DEPRECIATION, What.BUDGET,
    What.ABBREVIATION, What.TERM, What.FOREIGN, What.EDITION,
)  # fmt: skip


def weight(change: Change) -> int:
    """By weight: goals and lines before texts and rules."""
    return _BY_WEIGHT.index(change.key.what)


def said(value: Said) -> str:
    """A value as it is shown; "–" where there is none."""
    return number(value) if isinstance(value, Decimal) else value or BLANK


def figure(value: Figure) -> str:
    """A figure as it is shown."""
    return "oläsligt" if not value.known else said(value.value)


def signed(value: Decimal | None) -> str:
    """A difference: "+500", "−500" or "±0"."""
    if value is None:
        return BLANK
    return f"+{number(value)}" if value > 0 else number(value) if value else "±0"


def relative(before: Said, after: Said) -> str:
    """The change in per cent of the old value: "+5,9 %"; "–" where that is nothing."""
    one, other = (Figure(side if isinstance(side, Decimal) else None) for side in (before, after))
    share = relative_change(other, one)
    if share is None:
        return BLANK
    shown = percent(share)
    if share and shown.strip("−0, %") == "":
        return f"{'+' if share > 0 else '−'}<0,1 %"
    return f"+{shown}" if share > 0 else shown


def of_total(total: Sum, totals: Iterable[Sum]) -> str:
    """A total with what it is about, in the definite form and as a person says it: "kostnaderna totalt".

    totals: those of all tables. One of several of a kind is not all there is of it, and goes by its own name.
    """
    nouns = {
        "kostnad": "kostnaderna totalt",
        "intäkt": "intäkterna totalt",
        "investering": "investeringarna totalt",
    }
    if total.kind in nouns and sum(one.kind == total.kind for one in totals) == 1:
        return nouns[total.kind]
    return total.name if "total" in total.name.lower() else f"summan för {total.name}"


def of_union(change: Change, verbs: tuple[str, str, str, str]) -> str:
    """A merge or a split in words. verbs: for several into one, one into another, into several, and out of one."""
    together, absorbed, divided, broken = verbs
    gone = [name for name in change.olds if name not in change.news]
    come = [name for name in change.news if name not in change.olds]
    if change.kind is Kind.MERGED:
        first, verb = gone or change.olds, absorbed if len(gone) < len(change.olds) else together
        last: Sequence[str] = change.news
    elif len(come) < len(change.news):
        first, verb, last = come, broken, change.olds
    else:
        first, verb, last = change.olds, divided, change.news
    # What goes by its text needs to be told for what it is.
    what = NOUNS[change.key.what][1] if len(first) == 1 else _MANY.get(change.key.what, "")
    lead = f"{what} " if change.key.what in QUOTED else ""
    return f"{lead}{listing(first)} {verb} {listing(last)}"


def is_told(change: Change, part: EditionChanges) -> bool:
    """Whether a change only says what is told elsewhere: a merge, a split or a new id; a new column; another year."""
    if change.field == "ersätter" and change.kind is Kind.CHANGED:
        return bool(change.part_of or change.was)
    if (change.kind is Kind.RENAMED and change.inside) or change.key in part.doubled:
        return True
    return change.follows or (
        change.key.what is not What.COLUMN and change.field.rpartition(".")[2] in part.columns
    )


def regrouped(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    """Lines that became groups and the other way round, in words, each with all the changes that it is about."""
    for change in changes:
        if change.field == "grupp":
            kind = Kind.ADDED if change.after == "ja" else Kind.REMOVED
            parts = [one for one in changes if one.kind is kind and one.home == change.name]
            names = listing(list(dict.fromkeys(one.name for one in parts)))
            told = (
                f"{change.name} delas upp i {names}"
                if kind is Kind.ADDED
                else f"{names} samlas i {change.name}"
            )
            about = [one for one in changes if one.key == change.key and (one is change or one.money)]
            yield (
                told if names else f"{change.name} blir {'en grupp' if change.after == 'ja' else 'en post'}",
                [
                    *about,
                    *parts,
                ],
            )


def raised(change: Change) -> str:
    """An amount that was raised or lowered: "Drift höjs med 500 tkr till 9 000"."""
    column = change.field.rpartition(".")[2]
    name = change.name if column == OWN else f"{column} för {change.name}"
    if isinstance(change.before, str) or isinstance(change.after, str):
        return f"beloppet för {name} går inte att läsa"
    delta = change.delta or Decimal(0)
    amount = f"{number(abs(delta))} {change.unit}"
    if change.before is None:
        return f"{name} får beloppet {amount}"
    if change.after is None:
        return f"{name} ({amount}) står utan belopp"
    return f"{name} {'höjs' if delta > 0 else 'sänks'} med {amount} till {number(change.after)}"


def found_counts(told: Told) -> str:
    """How many findings are new, gone and the same."""
    new, same = len(told.new), told.unchanged
    kept = "oförändrat" if same == 1 else "oförändrade"
    return f"{new} {'nytt' if new == 1 else 'nya'}, {len(told.gone)} borta, {same} {kept}"
