"""Two tables with other columns as two with the same: a column that one of them lacks is there, empty.

Then one can be laid into the other cell by cell, and a column that is new or gone is marked as what it is. A table's
own column is the same from year to year, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from ladokdoc.blackline.tree import marked, said

_OWN = "egen"
# A table with more columns than it says how wide they are, for the style sheet.
_WIDENED = "vidgad"


class Absent(Element):
    """A cell that is only there so that both tables have the same columns."""


def columns(table: Element) -> list[str]:
    """What tells the columns of a table apart."""
    heads = [cell for row in table.findall("thead/tr") for cell in row]
    return [f"{_name(head)} {head.get('colspan', '')}" for head in heads]


def _name(head: Element) -> str:
    return _OWN if _OWN in head.get("class", "").split() else head.get("id") or said(head)


def levelled(old: Element, new: Element) -> tuple[Element, Element]:
    """Both tables with the columns of both; as they are where the columns do not stand in one order, or span others."""
    one, other = columns(old), columns(new)
    if one == other or not (_plain(old, one) and _plain(new, other)):
        return old, new
    both = _together(one, other)
    if both is None:
        return old, new
    made = _widened(new, old, both)
    if len(both) > len(other):
        marked(made, _WIDENED)
    return _widened(old, new, both), made


def _plain(table: Element, names: Sequence[str]) -> bool:
    """Whether every row has one cell for each column."""
    spans = any(
        cell.get("colspan") or cell.get("rowspan") for cell in table.iter() if cell.tag in ("td", "th")
    )
    return (
        not spans
        and len(set(names)) == len(names)
        and all(len(row) == len(names) for row in table.iter("tr"))
    )


def _together(one: Sequence[str], other: Sequence[str]) -> list[str] | None:
    """All columns, those of the older after what they follow there; None where the shared ones are in other orders."""
    if [name for name in one if name in other] != [name for name in other if name in one]:
        return None
    both, at = list(other), 0
    for name in one:
        if name not in other:
            both.insert(at, name)
        at = both.index(name) + 1
    return both


def _widened(table: Element, source: Element, both: Sequence[str]) -> Element:
    """A copy with an empty cell for each column that only the other table has."""
    made = deepcopy(table)
    own, others = columns(table), columns(source)
    head = next(source.iter("tr"))
    heads = made.findall("thead/tr")
    for row in made.iter("tr"):
        row[:] = [
            row[own.index(name)] if name in own else _empty(head[others.index(name)], is_head=row in heads)
            for name in both
        ]
    ways = dict(zip(own, made.findall("colgroup/col"), strict=False))
    ways = dict(zip(others, source.findall("colgroup/col"), strict=False)) | ways
    for group in made.findall("colgroup"):
        group[:] = [deepcopy(ways[name]) for name in both if name in ways]
    return made


def _empty(head: Element, *, is_head: bool) -> Absent:
    """A cell below a head of the other table, or the head."""
    kept = {name: head.get(name, "") for name in ("id", "class", "scope") if is_head and head.get(name)}
    return Absent("th" if is_head else "td", kept)
