"""Running Swedish text set right: what a keyboard types becomes what a printed page has.

No-break spaces in numbers and between number and unit, a real minus, the dash of spans, ”…” and the ellipsis.
Whatever is already right stays, and so does what only looks like running text: ISO dates, ids, the numbers of
laws and cases, versions, telephone numbers, addresses.
Each change is of the signs that stand there, never a space added or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

NO_BREAK = "\u00a0"
MINUS = "−"
DASH = "–"
QUOTE = "”"
APOSTROPHE = "’"
ELLIPSIS = "…"

# A space that may stand inside a number, and one that may stand between words, where a line may also end.
_BLANK = "[ \u00a0\u2007\u2009\u202f]"
_GAP = "[ \u00a0\u2007\u2009\u202f\n]"
_GROUPS = rf"[1-9][0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}})+(?![0-9])"

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_WEEKDAYS = "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"
_UNITS = (
    "kr|tkr|kkr|mkr|mnkr|mdkr|kronor|öre|euro|SEK|EUR|tusen|miljon|miljoner|miljard|miljarder"
    "|procent|procentenheter|hp|st|ggr|år|månader|veckor|dagar|timmar|min|km|kg|GB|TB"
)
# Where a number can begin: not inside a word, an id, a decimal, a version, an address or the number of a law.
_FREE = r"(?<![\w.…,:/])"
_NUMBER = rf"(?:{_GROUPS}|[0-9]{{1,4}})(?:,[0-9]+)?"

# Without any of these there is nothing to set.
_TRIGGERS = re.compile(r"""["'§0-9]|\.\.\.| -|[a-z]-[a-z]""")
_DIGIT = re.compile("[0-9]")
# The other patterns stay text until one is needed: `re` compiles each once, and much is done without them.
_ADDRESSES = r"""(?x) (?<![\w.…+/-]) (?:
    (?:https?://|ftp://|mailto:|www\.) [^\s"'<>”’]+
  | [\w.+-]+ @ [\w-]+ (?:\.[\w-]+)*
  | [\w-]+ (?:\.[\w-]+)* \. (?:se|com|org|net|eu|nu|io|edu) (?:/[^\s"'<>”’]*)? (?![\w-])
)"""
_SIGNS = {'"': QUOTE, "'": APOSTROPHE, "...": ELLIPSIS, "-": DASH}
_PLAIN_SIGNS = r"""["']|(?<!\.)\.\.\.(?!\.)|(?<=\S )-(?=[ \n]\S)"""
_GROUPED = _FREE + _GROUPS
# Below, the sign to change is what the parentheses hold.
_AFTER_NUMBER = rf"(?<=[0-9])({_GAP})(?:(?:{_UNITS})(?!\w)|[%‰§]|°C|kap\.)"
_BEFORE_NUMBER = rf"(?<![\w.…§-])(?:§§?|(?:kap|sid|art|bil|st|s|p)\.|(?:nr|dnr|kl)\.?)({_GAP})(?=[0-9])"
_DAY_OF_MONTH = rf"{_FREE}(?:[1-9]|[12][0-9]|3[01])({_GAP})(?:{_MONTHS})\b"
_LETTERED_SECTION = rf"(?<=[0-9])({_GAP})[a-z]({_GAP})§"
_NAMED_SPANS = (
    rf"\b(?:{_MONTHS})(-)(?:[1-9][0-9]?{_BLANK})?(?:{_MONTHS})\b|\b(?:{_WEEKDAYS})(-)(?:{_WEEKDAYS})\b"
)
_CLOCK = r"(?<![\w.…,:/-])[0-2]?[0-9][.:][0-5][0-9](-)[0-2]?[0-9][.:][0-5][0-9](?![\w-]|[.,:/][0-9])"
_SIGNED = r"""(?<![^\s(\["'”’])(?<![0-9]\s)(-)(?=[0-9])(?![0-9]+[-–])"""
_SPANS = (
    rf"(?<![\w.…,:/–−-])(?<![0-9]{_BLANK})(?P<low>{_NUMBER})(?P<dash>-)(?P<high>{_NUMBER})"
    r"(?![\w–−]|[.,:/-][0-9])"
)
_YEARS = range(1900, 2100)
# After these words, two numbers and a hyphen are one number.
_NUMBERED = (
    r"(?i)\b(?:dnr|diarie\w*|ärende\w*|bankgiro\w*|bg|plusgiro\w*|pg|organisationsn\w*|org\.?nr|tel|telefon\w*"
    rf"|isbn|issn|iso|version)[.:]?{_GAP}?\Z"
)
_O_CLOCK = rf"(?i)\bkl\.?{_GAP}\Z"
_LOOK_BACK = 30


class _Change(NamedTuple):
    """A span of the text and what is to stand there."""

    start: int
    end: int
    text: str


def set_text(text: str) -> str:
    """The text as it is to be printed. What is set already comes back as it is."""
    return set_texts((text,))[0]


def set_texts(texts: Sequence[str]) -> list[str]:
    """Texts that stand in a row, such as the parts of a sentence with emphasis, set as the one text they are."""
    whole = "".join(texts)
    changes = _changes(whole)
    if not changes:
        return list(texts)
    ends = list(accumulate(map(len, texts)))
    return list(_cut(whole, changes, ends))


def _cut(whole: str, changes: list[_Change], ends: list[int]) -> Iterator[str]:
    """The text with its changes, in parts that end where the unchanged parts did."""
    here, index, carried = 0, 0, False
    for end in ends:
        parts: list[str] = []
        while here < end:
            change = changes[index] if index < len(changes) else _Change(len(whole), len(whole), "")
            if here < change.start:
                stop = min(change.start, end)
                parts.append(whole[here:stop])
                here = stop
                continue
            if not carried:
                parts.append(change.text)
            here = min(change.end, end)
            carried = here < change.end
            index += not carried
        yield "".join(parts)


def _changes(text: str) -> list[_Change]:
    """What is to be changed, in order, never overlapping."""
    if not _TRIGGERS.search(text):
        return []
    found = [_Change(*match.span(), _SIGNS[match.group()]) for match in re.finditer(_PLAIN_SIGNS, text)]
    if _DIGIT.search(text):
        found.extend(_gaps(text))
    if "-" in text:
        found.extend(_dashes(text))
    new = sorted({change for change in found if text[change.start : change.end] != change.text})
    return list(_outside_addresses(text, new)) if new else new


def _outside_addresses(text: str, changes: Iterable[_Change]) -> Iterator[_Change]:
    """The changes that are not inside an address of a page or a person."""
    addresses = (match.span() for match in re.finditer(_ADDRESSES, text))
    start, end = next(addresses, (len(text), len(text)))
    for change in changes:
        while end <= change.start:
            start, end = next(addresses, (len(text), len(text)))
        if change.end <= start:
            yield change


def _gaps(text: str) -> Iterator[_Change]:
    """Spaces at which a line must not end."""
    for match in re.finditer(_GROUPED, text):
        for position in range(*match.span()):
            if not text[position].isdigit():
                yield _Change(position, position + 1, NO_BREAK)
    for pattern in (_AFTER_NUMBER, _BEFORE_NUMBER, _DAY_OF_MONTH, _LETTERED_SECTION):
        yield from _replaced(pattern, text, NO_BREAK)


def _dashes(text: str) -> Iterator[_Change]:
    """Hyphens that stand for a minus or for a span."""
    yield from _replaced(_SIGNED, text, MINUS)
    yield from _replaced(_NAMED_SPANS, text, DASH)
    yield from _replaced(_CLOCK, text, DASH)
    for match in re.finditer(_SPANS, text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_span(match["low"], match["high"], before):
            yield _Change(*match.span("dash"), DASH)


def _replaced(pattern: str, text: str, sign: str) -> Iterator[_Change]:
    """The sign in the place of what each pair of parentheses holds."""
    for match in re.finditer(pattern, text):
        for start, end in match.regs[1:]:
            if start >= 0:
                yield _Change(start, end, sign)


def _is_span(low: str, high: str, before: str) -> bool:
    """Whether two numbers with a hyphen between them go from one to the other."""
    if re.search(_NUMBERED, before):
        return False
    if (_padded(low) or _padded(high)) and not (re.search(_O_CLOCK, before) and len(low) == len(high) == 2):
        return False
    if len(low) == 4 and low.isdigit() and int(low) in _YEARS:
        return _are_years(int(low), high)
    return _value(low) < _value(high)


def _are_years(first: int, last: str) -> bool:
    """2021-2023 and 2020-21 are spans; 2020-11 may be a month, and 2020-1234 a case."""
    if len(last) == 2 and last.isdigit():
        return int(last) > 12 and int(last) > first % 100
    return len(last) == 4 and last.isdigit() and int(last) in _YEARS and first < int(last)


def _padded(number: str) -> bool:
    return len(number) > 1 and number[0] == "0" and number[1] != ","


def _value(number: str) -> Decimal:
    return Decimal(re.sub(_BLANK, "", number).replace(",", "."))
