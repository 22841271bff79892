"""Texts and figures as the document shows them: expressions filled in, and signs as print has them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from ladokdoc import formats, prose
from ladokdoc.expressions import Expression, Values
from ladokdoc.figures import Figure
from ladokdoc.pages.view import Day, Html
from ladokdoc.places import Markup, Text

NO_BREAK = "\u00a0"
# A line without an amount: a mark that is seen, for an empty cell looks forgotten. It is no zero.
BLANK = "–"
# What cannot be filled in or worked out has had its finding; a page can still be looked at.
UNKNOWN = "…"


class Wording:
    """Sets the texts of one edition."""

    def __init__(self, values: Values) -> None:
        self._values = values

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
        return Html(prose.html(read, self._write).strip())

    def part(self, text: Text, shift: int, taken: Collection[str]) -> tuple[Html, tuple[prose.Heading, ...]]:
        """A part of the document as markup, and its headings.

        shift: how much deeper than they are written its headings stand. taken: ids that the page already has.
        """
        read = prose.read(text, headings=True)
        html = Html(prose.html(read, self._write, shift, taken).strip())
        return html, prose.headings(read, self._write, taken)


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


def cell(figure: Figure, places: int) -> str:
    """A figure in a table."""
    if not figure.known:
        return UNKNOWN
    return BLANK if figure.value is None else amount(figure.value, places)


def money(value: Decimal, unit: str) -> str:
    """An amount with its unit."""
    return together(formats.money(value, unit))
