"""A chart as what is to be drawn: figures to places and lengths. Pure functions; the templates place what they give.

Bars lie down, one below the other, with name and figure on a line close above each, so that a chart is read without
colours and is as clear on a telephone as on paper. All bars of a chart have one scale and one zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# Of the drawing, in units of its own, which the page makes as wide as there is room for.
WIDTH = 360
BAR = 6
# From the top of one bar's line of text to that of the next.
STEP = 30
# From the top of that line down to where letters stand, and to the bar.
BASELINE, TOP = 11, 15
# How far the mark of nothing stands out above and below a bar.
OVER = 1
# What a letter is wide at most, on average, at the size that the template draws them.
LETTER = Decimal("7.2")
_GAP = 16
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its line of text, in the words of the templates.

    namn: as much of the name as there is room for. belopp: the figure as printed. skrift: where the letters stand.
    x, y: the bar's upper left corner. bredd: how long it is. streck: where the mark of nothing begins, downwards.
    """

    namn: str
    belopp: str
    skrift: int
    x: str
    y: int
    bredd: str
    streck: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn. stapel, streck: how high a bar and the mark of nothing are. noll: where that mark stands."""

    bredd: int
    höjd: int
    stapel: int
    streck: int
    noll: str
    staplar: tuple[Bar, ...]


def bars(figures: Sequence[tuple[str, Decimal, str]]) -> Chart:
    """A chart of figures: the name of each, its value, and the value as printed."""
    values = [value for _, value, _ in figures]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    scale = WIDTH / (high - low) if high > low else Decimal(0)
    drawn = tuple(
        Bar(
            namn=_fitted(name, printed),
            belopp=printed,
            skrift=number * STEP + BASELINE,
            x=_length((min(value, Decimal(0)) - low) * scale),
            y=number * STEP + TOP,
            bredd=_length(abs(value) * scale),
            streck=number * STEP + TOP - OVER,
        )
        for number, (name, value, printed) in enumerate(figures)
    )
    height = len(drawn) * STEP - (STEP - TOP - BAR - OVER)
    return Chart(WIDTH, height, BAR, BAR + 2 * OVER, _length(-low * scale), drawn)


def _fitted(name: str, printed: str) -> str:
    """A name that leaves room for the figure on its line; the table beside the chart has the whole of it."""
    room = int((WIDTH - _GAP) / LETTER) - len(printed)
    return name if len(name) <= room else name[: room - 1].rstrip(" ,;:–-") + "…"


def _length(value: Decimal) -> str:
    """A length as SVG has it."""
    return f"{value.quantize(_HUNDREDTH, ROUND_HALF_UP).normalize():f}"
