"""Finds amounts of money and percentages in Swedish text: what each says, how exactly, and with what reservation.

Only a number with a unit is an amount, so that years, dates, ids, numbers of laws and cases, and "5 år" are none.
What stands in braces, in code or in an address is left out. Every pattern is bounded, so that a text is read in
one pass whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from heapq import merge
from typing import NamedTuple

from ladokdoc.formats import UNITS
from ladokdoc.patterns import lazy
from ladokdoc.prose import Prose

PERCENT = "%"
# Stands where an expression was.
HIDDEN = "¤"


class Leaning(StrEnum):
    """Which way a qualifier leans."""

    NONE = ""
    ABOUT = "cirka"
    ABOVE = "drygt"
    BELOW = "knappt"
    AT_LEAST = "minst"
    AT_MOST = "högst"


class Spoken(NamedTuple):
    """An amount in a text.

    start, end: from its number to the end of its unit. low, high: in kronor, or in per cent; the same but for a
    span. step: the worth of the last digit. rounding: the same, zeros at the end of a whole number left out.
    unit: as in `enhet`, or "%".
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    rounding: Decimal
    unit: str
    leaning: Leaning

    @property
    def as_written(self) -> Decimal:
        """The number that stands in the text, in its own unit; the higher of a span."""
        return self.high / UNITS.get(self.unit, Decimal(1))


_QUALIFIERS = {
    Leaning.ABOUT: "cirka|ca|c:a|ungefär|omkring|runt|uppskattningsvis|i storleksordningen",
    Leaning.ABOVE: "drygt",
    Leaning.BELOW: "närmare|knappt|nästan|inte fullt|nära",
    Leaning.AT_MOST: (
        "inte mer än|inte över|inte överstiga|överstiger inte|överskrider inte|högst|upp till|under|mindre än|maximalt|"
        "max|som mest"
    ),
    Leaning.AT_LEAST: (
        "inte mindre än|inte under|understiger inte|överstiger|överskrider|minst|över|mer än|åtminstone|lägst"
    ),
}
_QUALIFIER = lazy(
    r"\b(?:"
    + "|".join(
        f"(?P<{name.name}>{words.replace(' ', chr(92) + 's+')})" for name, words in _QUALIFIERS.items()
    )
    + r")\.?[\s*_]+$",
    re.IGNORECASE,
)
# "Har räknats upp till" is no limit.
_COUNTED_UP = lazy(r"\b(?:räkn|skriv|juster)\w+\s+upp\s+till\s+$")
_WORDS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12, "femton": 15, "tjugo": 20, "tjugofem": 25, "trettio": 30, "fyrtio": 40, "femtio": 50,
    "sextio": 60, "sjuttio": 70, "sjuttiofem": 75, "åttio": 80, "nittio": 90, "hundra": 100,
}  # fmt: skip
_BLANK = "[ \u00a0\u2007\u2009\u202f]"
# A blank, or a line break with the indentation of a list after it.
_GAP = r"[^\S\n]{0,3}(?:\n[^\S\n]{0,12})?"
_NUMBER = rf"(?:[0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}}(?![0-9])){{1,5}}|[0-9]{{1,15}})(?:,[0-9]{{1,6}})?"
_SPELT = r"\b(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")(?=\s)"
_KRONOR = r"(?:kronor(?:na)?|kr)\b"
_UNITS = {
    "mdkr": rf"(?:mdkr|mdr)\b(?:\s{_KRONOR})?|(?:miljard(?:er)?|mdr)\s{_KRONOR}",
    "mnkr": rf"(?:mnkr|mkr|msek)\b|(?:miljon(?:er)?|milj\.?)\s{{0,2}}{_KRONOR}",
    "tkr": rf"(?:tkr|kkr|ksek|tsek)\b|tusen\s{_KRONOR}",
    "kr": rf"{_KRONOR}|sek\b|:-",
    PERCENT: r"%(?![\w-])|procent\b",
    "bare": r"(?:miljon(?:er)?|miljard(?:er)?)\b",
}
_UNIT = "|".join(f"(?P<u{number}>{unit})" for number, unit in enumerate(_UNITS.values()))
_AMOUNT = re.compile(
    rf"(?<![\w:/{HIDDEN}])(?<![0-9][.,])(?:(?P<first>{_NUMBER}){_GAP}(?P<joint>[-–—]|till|och|eller|respektive)"
    rf"{_GAP})?(?P<last>{_NUMBER}|{_SPELT}){_GAP}(?:{_UNIT})",
    re.IGNORECASE,
)
_DIGITS = re.compile("[0-9]+")
# Without one of these there is no amount.
_COUNTS = re.compile("[0-9]|iljon|iljard|rocent|usen")
_SPELT_UNIT = re.compile("[Mm]iljon|[Mm]iljard|[Pp]rocent|[Tt]usen")
_SPELT_LAST = lazy(_SPELT + r"\s{1,8}$", re.IGNORECASE)
# "70 miljoner" alone is money only where money is spoken of, and not "2 miljoner inloggningar".
_MONEY = lazy(
    r"kostnad|kosta|intäkt|budget|invester|avgift|\bram(?:en)?\b|kronor|\bt?kr\b|avskriv|belopp",
    re.IGNORECASE,
)
_ENDS_SUM = lazy(r"\s{0,3}(?:[.,;:)?!]|$|(?:av|för|till|på|under|är|mer|mindre|och|eller)\b)")
_NUMBERED = lazy(
    r"\b(?:beslut|punkt|mål|kapitel|kap|bilaga|steg|etapp|fas|version|avsnitt|nr|nummer|sidan?|tabell|år|paragraf)"
    r"\.?\s+$|§\s*$",
    re.IGNORECASE,
)
_YEAR = lazy(r"(?:19|20)[0-9]{2}")
_UNREAD = lazy(
    r"(?ms)^ {0,3}(?:```.*?^ {0,3}```|~~~.*?^ {0,3}~~~)|`[^`\n]{1,400}`|\]\([^)\s]{0,2000}|<[^<>\s]{1,2000}>"
)


def readable(prose: Prose) -> str:
    """The text, as long as it was, with what is not running text out of sight."""
    written, parts, here = prose.text.value, list[str](), 0
    for expression in prose.expressions:
        parts += [written[here : expression.start], HIDDEN * (expression.end - expression.start)]
        here = expression.end
    value = "".join([*parts, written[here:]])
    return (
        _UNREAD.sub(lambda found: " " * len(found.group()), value) if re.search(r"[`<\]~]", value) else value
    )


def find(text: str) -> Iterator[Spoken]:
    """Every amount in a text, in order."""
    for found in _numbers(text):
        unit = _unit(found)
        before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 20]
        if unit == "bare":
            if not (
                _ENDS_SUM.match(after) and _MONEY.search(text, max(0, found.start() - 200), found.end() + 200)
            ):
                continue
            unit = "mnkr" if "miljon" in found.group().casefold() else "mdkr"
        yield from _read(found, unit, before)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Every number with a unit. Only digits, and words before a unit that goes with them, are looked at closely."""
    if not _COUNTS.search(text):
        return
    digits = (match.start() for match in _DIGITS.finditer(text))
    before = (
        (unit.start(), text[max(0, unit.start() - 20) : unit.start()]) for unit in _SPELT_UNIT.finditer(text)
    )
    spelt = (at - len(word.group()) for at, near in before if (word := _SPELT_LAST.search(near)))
    here = 0
    for start in merge(digits, spelt):
        found = _AMOUNT.match(text, start) if start >= here else None
        if found:
            here = found.end()
            yield found


def _unit(found: re.Match[str]) -> str:
    return next(unit for number, unit in enumerate(_UNITS) if found[f"u{number}"] is not None)


def _read(found: re.Match[str], unit: str, before: str) -> Iterator[Spoken]:
    first, joint = found["first"], (found["joint"] or "").casefold()
    leaning = _leaning(before)
    if first is None or _YEAR.fullmatch(first) or _NUMBERED.search(before):
        own = before + found.group()[: found.start("last") - found.start()]
        yield _single(found["last"], (found.start("last"), found.end()), unit, _leaning(own))
        return
    low = _single(first, found.span("first"), unit, leaning)
    high = _single(found["last"], (found.start("last"), found.end()), unit, leaning)
    between = joint == "och" and re.search(r"\bmellan[\s*_]+$", before, re.IGNORECASE)
    towards = joint == "till" and not re.search(r"\bfrån[\s*_]+$", before, re.IGNORECASE)
    if (between or towards or joint in "-–—") and low.low < high.high:
        yield high._replace(start=low.start, low=low.low, step=max(low.step, high.step))
    else:
        yield low
        yield high._replace(leaning=Leaning.NONE)


def _leaning(before: str) -> Leaning:
    if _COUNTED_UP.search(before):
        return Leaning.NONE
    found = _QUALIFIER.search(before)
    return Leaning[found.lastgroup] if found and found.lastgroup else Leaning.NONE


def _single(number: str, span: tuple[int, int], unit: str, leaning: Leaning) -> Spoken:
    scale = UNITS.get(unit, Decimal(1))
    digits = str(_WORDS.get(number.casefold(), number))
    whole, _, part = re.sub(r"[^0-9,]", "", digits).partition(",")
    value = Decimal(f"{whole}.{part or 0}")
    step = Decimal(1).scaleb(-len(part))
    zeros = 0 if part else len(whole) - len(whole.rstrip("0"))
    rounding = step.scaleb(min(zeros, len(whole) - 1))
    return Spoken(*span, value * scale, value * scale, step * scale, rounding * scale, unit, leaning)


def agrees(spoken: Spoken, figure: Decimal, *, near: bool = False) -> bool:
    """Whether a figure is what was said, at its own precision. near: at least and at most reach no further than that.

    Zeros at the end are a rounding only after a word that says so, and then of a tenth at most.
    """
    half = spoken.step / 2
    room = max(half, min(spoken.rounding, spoken.high / 10))
    match spoken.leaning:
        case _ if spoken.low < spoken.high:
            return spoken.low - half <= figure <= spoken.high + half
        case Leaning.ABOUT:
            return abs(figure - spoken.low) <= max(half, min(spoken.rounding / 2, spoken.high / 10))
        case Leaning.ABOVE:
            return 0 <= figure - spoken.low <= room
        case Leaning.BELOW:
            return 0 <= spoken.low - figure <= room
        case Leaning.AT_LEAST:
            return figure - spoken.low >= 0 and (not near or figure - spoken.low <= room)
        case Leaning.AT_MOST:
            return spoken.low - figure >= 0 and (not near or spoken.low - figure <= room)
        case _:
            return abs(figure - spoken.low) <= half
