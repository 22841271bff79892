"""What a total of an earlier year has in it besides the lines that stand under it, told under the table."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ladokdoc.figures import Moved, Year
from ladokdoc.formats import listing
from ladokdoc.model import Line, Table, nodes
from ladokdoc.pages import view
from ladokdoc.pages.wording import UNKNOWN, Wording, amount


def gaps(table: Table, words: Wording) -> Iterator[view.Note]:
    """A note for each total, of a table or of a group in it, and each earlier year."""
    for column, year in words.years.items():
        for owner in nodes(table):
            if owner.id in year.gaps and owner.total and column in owner.total.amounts:
                text = escape(_said(owner, year, words))
                yield view.Note(f"{owner.id}_{column}_not", "", "", view.Html(f"<p>{text}</p>"))


def _said(owner: Table | Line, year: Year, words: Wording) -> str:
    gap = year.gaps[owner.id]
    total = f"summan för {words.plain(owner.name)}" if isinstance(owner, Line) else "summan"
    also = f"även {_listed(gap.also, words)}" if gap.also else ""
    without = f"inte {_listed(gap.without, words)}" if gap.without else ""
    has = f"ingår {' men '.join(filter(None, (also, without)))}" if also or without else ""
    once = f"räknas {_listed(gap.twice, words)} bara en gång" if gap.twice else ""
    return f"I {total} i budget {year.column.year} {', och där '.join(filter(None, (has, once)))}."


def _listed(moved: tuple[Moved, ...], words: Wording) -> str:
    return listing([f"{words.plain(one.line.name)} ({_figure(one)})" for one in moved])


def _figure(moved: Moved) -> str:
    return UNKNOWN if moved.figure.value is None else amount(moved.figure.value)
