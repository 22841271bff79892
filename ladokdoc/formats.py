"""Swedish numbers, percentages and dates: how writers may type them, and how they are written out.

What is written out here has ordinary spaces; the document's typography makes them no-break (see
`typography`). Figures follow Svenska skrivregler: decimal comma, space between thousands, a space before %.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

MINUS = "−"
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
# What one of each unit is in kronor.
UNITS = {
    "kr": Decimal(1),
    "tkr": Decimal(1000),
    "mnkr": Decimal(1_000_000),
    "mdkr": Decimal(1_000_000_000),
}

_BLANKS = "[ \u00a0\u2007\u2009\u202f]"
_GROUPED = rf"[0-9]{{1,3}}(?:{_BLANKS}[0-9]{{3}})+"
_AMOUNT = re.compile(rf"(?P<sign>[-−]{_BLANKS}?)?(?P<whole>[0-9]+|{_GROUPED})(?:,(?P<part>[0-9]+))?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# Few enough that sums and shares of thousands of amounts are exact in Decimal's 28 digits.
MAX_DIGITS = 18


class Misread(NamedTuple):
    """Why a figure could not be read, and how to write it: one Swedish sentence each."""

    message: str
    hint: str


def read_amount(text: str) -> Decimal | Misread:
    """The decimal number that a writer typed: "13 000", "13000", "8 112,5" or "−6 000"."""
    if match := _AMOUNT.fullmatch(text):
        digits = re.sub(r"\D", "", match["whole"])
        if len(match["part"] or "") == 3 and 0 < int(digits) < 1000:
            return _two_ways(text, digits, match["part"])
        if len(digits) + len(match["part"] or "") > MAX_DIGITS:
            return Misread(f"Beloppet har fler än {MAX_DIGITS} siffror.", "Kontrollera beloppet.")
        return Decimal(("-" if match["sign"] else "") + digits + "." + (match["part"] or "0")).normalize() + 0
    return _misread(text)


def _two_ways(text: str, whole: str, part: str) -> Misread:
    """A comma before three digits is a decimal sign to a Swede, and divides thousands for others."""
    decimals = f"{part}0" if part[-1] != "0" else part.rstrip("0")
    exact = f"{whole},{decimals}" if decimals else whole
    return Misread(
        f"”{text}” kan betyda både {whole} {part} och {exact}.",
        f"Skriv `{whole} {part}` om det är tusental, och `{exact}` om det är decimaler.",
    )


_UNIT = r"(.*?[0-9])\s*(kr|tkr|kkr|mkr|mnkr|mdkr|kronor|sek|%|:-)\.?"


def _misread(text: str) -> Misread:
    """What is wrong with an amount that could not be read, with the amount as it should be written."""
    shown = f"”{shorten(text)}” går inte att läsa som ett belopp."
    if text in {"-", "−", "–", "—"}:
        return Misread(shown, "Ta bort raden om beloppet saknas, och skriv `0` om det är noll.")
    how, bare = "med mellanslag mellan tusental och komma före decimaler", text
    if unit := re.fullmatch(_UNIT, text, re.IGNORECASE):
        how = "utan procenttecken" if unit[2] == "%" else "utan enhet, som anges i `enhet`"
        bare = unit[1].strip()
    elif bracketed := re.fullmatch(r"\((.*)\)", text):
        how, bare = "med minus", f"-{bracketed[1].strip()}"
    mended = _regrouped(bare)
    if bare == text and "." not in text and _AMOUNT.fullmatch(mended):
        # Which figure was meant is for the writer to say: 13 00 may be 1 300 or 13 000.
        return Misread(shown, f"Kontrollera beloppet, och skriv tusental i grupper om tre: `{mended}`?")
    if _AMOUNT.fullmatch(mended):
        return Misread(shown, f"Skriv det {how}: `{mended}`.")
    return Misread(shown, f"Skriv bara siffror, {how}: `8 112,5`.")


def _regrouped(text: str) -> str:
    """An amount with points or odd groups as it was probably meant; a point before three digits is no decimal."""
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3}){2,}", text):
        return text.replace(",", " ")
    match = re.fullmatch(rf"([-−–]?){_BLANKS}*([0-9][0-9.\s]*?)(?:([.,])([0-9]+))?", text)
    if not match:
        return text
    sign, whole, mark, part = match.groups()
    digits = re.sub(r"\D", "", whole)
    if mark == "." and len(part) == 3:
        digits, mark, part = digits + part, None, ""
    grouped = f"{int(digits):,}".replace(",", " ")
    return ("-" if sign else "") + grouped + (f",{part}" if mark else "")


def read_percent(text: str) -> Decimal | Misread:
    """The number before a per cent sign: "25 %" or "25%"."""
    bare = re.sub(rf"{_BLANKS}*%$", "", text)
    value = read_amount(bare) if text.endswith("%") else None
    if isinstance(value, Decimal):
        return value
    return Misread(
        f"”{shorten(text)}” går inte att läsa som procent.",
        "Skriv till exempel `25 %`.",
    )


def read_day(text: str) -> date | Misread:
    """A date as ISO 8601 writes it: "2020-11-24"."""
    if match := _DAY.fullmatch(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return Misread(f"Datumet {text} finns inte.", "Rätta datumet.")
    return Misread(
        f"”{shorten(text)}” går inte att läsa som ett datum.",
        "Skriv år, månad och dag: `2021-03-31`.",
    )


def shorten(text: str, width: int = 40) -> str:
    """The beginning of a text on one line, for use inside a message."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def number(value: Decimal) -> str:
    """A number written out in full: "104 000", "8 112,5", "−100"."""
    sign, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int)
    text = "".join(map(str, digits)) + "0" * max(0, exponent)
    decimals = max(0, -exponent)
    text = text.rjust(decimals + 1, "0")
    whole, part = (text[:-decimals], text[-decimals:]) if decimals else (text, "")
    grouped = f"{int(whole):,}".replace(",", " ")
    return (MINUS if sign and value else "") + grouped + (f",{part}" if part else "")


def money(value: Decimal, unit: str) -> str:
    """An amount with its unit: "104 000 tkr"."""
    return f"{number(value)} {unit}"


def convert(value: Decimal, unit: str, into: str) -> Decimal:
    """The same money in another unit, exactly."""
    return value * UNITS[unit] / UNITS[into]


def percent(share: Decimal) -> str:
    """A share, where 1 is the whole, as per cent with at most one decimal: "51,9 %"."""
    rounded = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{number(rounded)} %"


def day(value: date) -> str:
    """A date in running text: "24 november 2020"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def listing(parts: Sequence[str]) -> str:
    """ "a, b och c"."""
    return " och ".join([*([", ".join(parts[:-1])] if parts[1:] else []), *parts[-1:]])
