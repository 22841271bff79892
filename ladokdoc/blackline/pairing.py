"""Which parts of the older page are which of the newer: by id, then by what they say, then by where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element

from ladokdoc.blackline.tree import Part, Run, is_counted, said
from ladokdoc.changes.order import displaced

Pair = tuple[Part | None, Part | None]

# Two texts of which less is the same are not one that has changed.
_ALIKE = 0.3
# The ids that a page makes up by itself, and that come and go with the words.
_MADE_UP = re.compile(r"avsnitt-.*")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def pairs(old: Sequence[Part], new: Sequence[Part], told: Collection[str] = ()) -> Iterator[Pair]:
    """The parts of both in the order of the newer; None on the side where there is no such part.

    told: the ids of what is to be told as moved where it is one of several that could be.
    """
    here = there = 0
    for one, other in _anchors(old, new, told):
        yield from _between(old[here:one], new[there:other])
        yield old[one], new[other]
        here, there = one + 1, other + 1
    yield from _between(old[here:], new[there:])


def _anchors(old: Sequence[Part], new: Sequence[Part], told: Collection[str]) -> list[tuple[int, int]]:
    """The places of the parts with the same id, as many as are in the same order."""
    here, there = ({own: n for n, part in enumerate(side) if (own := identity(part))} for side in (old, new))
    both = [own for own in here if own in there and _same_tag(old[here[own]], new[there[own]])]
    if both != sorted(both, key=there.__getitem__):
        stays = [own for own in both if own not in told]
        moved = set(displaced(stays, sorted(stays, key=there.__getitem__)))
        both = [own for own in stays if own not in moved]
    return [(here[own], there[own]) for own in both]


def _between(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Pair]:
    """Parts that no id tells apart: the same ones first, then those that are alike."""
    if not old or not new:
        yield from ((part, None) for part in old)
        yield from ((None, part) for part in new)
        return
    one, other = [_signature(part) for part in old], [_signature(part) for part in new]
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _alike(old[a:b], new[c:d])


def _alike(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Pair]:
    """In order, each with the next that may be it."""
    left = list(old)
    for part in new:
        found = next((n for n, candidate in enumerate(left) if _may_be(candidate, part)), None)
        if found is None:
            yield None, part
        else:
            yield from ((gone, None) for gone in left[:found])
            yield left[found], part
            del left[: found + 1]
    yield from ((gone, None) for gone in left)


def _may_be(old: Part, new: Part) -> bool:
    if isinstance(old, Run) or isinstance(new, Run):
        return isinstance(old, Run) and isinstance(new, Run)
    if not _same_tag(old, new) or identity(old) != identity(new):
        return False
    one, other = ("\n".join(part.itertext()).split() for part in (old, new))
    # A page has one title, whatever it says.
    if not one or not other or old.tag == "h1" or (_of_heads(old) and _of_heads(new)) or _same_head(old, new):
        return True
    return SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio() >= _ALIKE


def _same_head(old: Element, new: Element) -> bool:
    """Whether two rows have the same head."""
    one, other = old.find("th"), new.find("th")
    return old.tag == "tr" and one is not None and other is not None and said(one) == said(other)


def _same_tag(old: Part, new: Part) -> bool:
    if isinstance(old, Run) or isinstance(new, Run):
        return False
    return kind(old) == kind(new)


def kind(element: Element) -> str:
    """The name of an element; a wide table scrolls in a section, and a narrow one stands in a div."""
    return "div" if element.tag == "section" else element.tag


def identity(part: Part) -> str:
    """The id that a part is known by; "" where it has none that stays."""
    if isinstance(part, Run):
        return ""
    own = known_by(part) or _leads_to(part)
    return "" if _MADE_UP.fullmatch(own) else own


def known_by(element: Element) -> str:
    """The id of an element, or of what it is known by; "" where there is none."""
    return element.get("id") or next(_heads(element), "")


def _leads_to(element: Element) -> str:
    """What an entry of contents, or a row of an overview, is a link to: "#" and an id. A number may stand before it."""
    within = element.find("th") if element.tag == "tr" else element if element.tag == "li" else None
    for part in within if within is not None else ():
        if part.tag == "a":
            href = part.get("href", "")
            return href if href.startswith("#") else ""
        if not is_counted(part):
            break
    return ""


def _of_heads(element: Element) -> bool:
    """Whether it is what heads the columns, which a table has whatever it says."""
    return element.tag == "thead" or (element.tag == "tr" and all(cell.tag == "th" for cell in element))


def _heads(element: Element) -> Iterator[str]:
    """The ids that an element without one may be known by: of the head of a row, of a heading, of a table in it."""
    if element.tag == "tr" and not _of_heads(element):
        yield from (cell.get("id", "") for cell in element if cell.tag == "th")
    elif element.tag == "table":
        yield from (part.get("id", "") for part in element.findall("caption/*"))
    elif element.tag in ("div", "section"):
        yield from (part.get("id", "") for part in element if part.tag in _HEADINGS)
        yield from (part.get("id", "") for part in (*element.findall("table"), *element.findall("*/table")))


def _signature(part: Part) -> tuple[str, str, str]:
    if isinstance(part, Run):
        nodes = (node if isinstance(node, str) else said(node) for node in part.nodes)
        return "", "", " ".join("".join(nodes).split())
    return part.tag, identity(part), said(part)


def cells(row: Element) -> list[tuple[str, str]]:
    """The cells of a row by kind and width."""
    return [(cell.tag, cell.get("colspan", "1")) for cell in row]
