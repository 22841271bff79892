"""Texts and figures as the document shows them: expressions filled in, and signs as print has them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ladokdoc import formats, prose
from ladokdoc.expressions import Expression, Values
from ladokdoc.figures import Figure, Year
from ladokdoc.pages.view import Day, Html
from ladokdoc.places import Markup, Text

NO_BREAK = "\u00a0"
# A line without an amount: a mark that is seen, for an empty cell looks forgotten. It is no zero.
BLANK = "–"
# What cannot be filled in or worked out has had its finding; a page can still be looked at.
UNKNOWN = "…"
# As prose writes it, in which every < of a text is escaped.
_HEADING = re.compile(r"<h(?P<level>[2-6]) (?P<rest>[^\n]*?)</h[2-6]>")
_LINK = re.compile(r"<a href=[^>]*>.*?</a>", re.DOTALL)
_INLINE = re.compile(r"</?(?:em|strong|code)>")
# What may not be divided at its own dash: a span of years or pages, a date, and a word with one letter or an
# abbreviation before its hyphen ("e-post", "LIS-adaptern").
_WHOLE = re.compile(
    r"(?<![\w–-])(?:[0-9]{1,4}–[0-9]{1,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:[a-zåäö]|[A-ZÅÄÖ]{1,4})-\w{2,16})(?![\w–-])"
)
_PIECES = re.compile(r"(<a .*?</a>|<[^>]*>)", re.DOTALL)


class Wording:
    """Sets the texts of one edition."""

    def __init__(self, values: Values) -> None:
        self._values = values

    @property
    def years(self) -> Mapping[str, Year]:
        """Every column of an earlier budget whose plan is there, by the id of the column."""
        return self._values.years

    def _write(self, expression: Expression) -> str:
        answer = self._values.write(expression)
        return answer if isinstance(answer, str) else UNKNOWN

    def plain(self, text: Text | None) -> str:
        """A name, heading or title; "" for none."""
        return prose.plain(prose.read_plain(text), self._write) if text else ""

    def html(self, text: Text | None) -> Html:
        """A text as markup, without headings; "" for none."""
        if text is None:
            return Html()
        read = prose.read_plain(text) if text.markup is Markup.PLAIN else prose.read(text, headings=False)
        return Html(_unbroken(_plain_links(prose.html(read, self._write).strip())))

    def part(self, text: Text, shift: int, taken: Collection[str]) -> tuple[Html, tuple[prose.Heading, ...]]:
        """A part of the document as markup, and its headings.

        shift: how much deeper than they are written its headings stand. taken: ids that the page already has.
        """
        read = prose.read(text, headings=True)
        html = _without_gaps(prose.html(read, self._write, shift, taken).strip(), 2 + shift)
        return Html(_unbroken(_plain_links(html))), prose.headings(read, self._write, taken)


def _without_gaps(html: str, top: int) -> str:
    """No heading more than one level below the one before it, which PDF/UA forbids; the writer has had a warning.

    top: the level that the first may have at most.
    """
    level = top - 1

    def heading(match: re.Match[str]) -> str:
        nonlocal level
        level = min(int(match["level"]), level + 1)
        return f"<h{level} {match['rest']}</h{level}>"

    return _HEADING.sub(heading, html)


def _plain_links(html: str) -> str:
    """Links that hold text only: what stands in an element within a link is no part of it in a PDF."""
    return _LINK.sub(lambda link: _INLINE.sub("", link[0]), html)


def _unbroken(html: str) -> str:
    """What a line may not divide is marked for the style sheets; nothing is within a link, which holds text only."""
    pieces = _PIECES.split(html)
    pieces[::2] = [_WHOLE.sub(r'<span class="hel">\g<0></span>', text) for text in pieces[::2]]
    return "".join(pieces)


def day(value: date | None) -> Day | None:
    """A date for a machine and for a person."""
    return Day(value.isoformat(), together(formats.day(value))) if value else None


def together(text: str) -> str:
    """A short text that a line may not break."""
    return text.replace(" ", NO_BREAK)


def decimals(value: Decimal) -> int:
    """How many decimals a figure needs to be exact."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def amount(value: Decimal, places: int = 0) -> str:
    """A figure with at least so many decimals, so that a column of them is aligned at the comma."""
    whole, _, part = formats.number(value).partition(",")
    part = part.ljust(places, "0")
    return together(f"{whole},{part}" if part else whole)


def per_cent(part: Decimal) -> str:
    """A part of 1 in per cent, always with one decimal and without the sign: for a column of them."""
    return amount((part * 100).quantize(Decimal("0.1"), ROUND_HALF_UP), 1)


def cell(figure: Figure, places: int) -> str:
    """A figure in a table."""
    if not figure.known:
        return UNKNOWN
    return BLANK if figure.value is None else amount(figure.value, places)


def money(value: Decimal, unit: str) -> str:
    """An amount with its unit."""
    return together(formats.money(value, unit))
