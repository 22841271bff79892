"""The two documents as trees, with what can be asked of the things in them: where they stand, and among what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ladokdoc.blackline.columns import columns, levelled
from ladokdoc.blackline.pairing import identity, kind, known_by
from ladokdoc.blackline.tree import Run, is_counted, parse, parts, said
from ladokdoc.formats import shorten

# What can be told to have moved when it stands elsewhere; all other parts of a page follow what they stand in.
MOVABLE = ("tr", "li", "table", "div", "section")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# What a paragraph of running text may be.
_TEXTS = {"p", "li", "pre", "td", *_HEADINGS}
# Numbers and units stand beside a name and are none of it.
_UNIT = "enhet"
_LONG, _LONGEST = 50, 100


class Version(NamedTuple):
    """One of the two documents.

    html: its page.
    places: where in the source the things with an id stand: "budget.yaml:7".
    texts: where the paragraphs stand, by what they say.
    now: of the older document, what its ids are in the newer, where they are others.
    moved: of the newer, the ids of what is told to have changed places, where others could be told as well.
    """

    html: str
    places: Mapping[str, str] = {}
    texts: Mapping[str, str] = {}
    now: Mapping[str, str] = {}
    moved: Collection[str] = ()


class Document:
    """A document as a tree."""

    def __init__(self, root: Element, version: Version) -> None:
        self.root = root
        self._things: dict[tuple[str, str], Element] = {}
        self.moved = version.moved
        self._version = version
        self._around: dict[Element, Element] = {}
        for element in root.iter():
            self._around.update((part, element) for part in element)
            if own := identity(element):
                self._things.setdefault((own, kind(element)), element)

    def thing(self, element: Element) -> Element | None:
        """The outermost element of a kind and with the id of an element, which may be of the other document."""
        return self._things.get((identity(element), kind(element)))

    def place(self, element: Element) -> str:
        """Where in the source an element stands, if it is one that stands there by itself."""
        own = "" if element.tag == "th" else known_by(element)  # the head of a row is known as its row
        text = said(element) if element.tag in _TEXTS else ""
        return self._version.texts.get(text, "") or self._version.places.get(own, "")

    def home(self, element: Element) -> Element | None:
        """What an element stands in: a row, an area, a table or a chapter, but none that only it is known by."""
        own, around = identity(element), self._around.get(element)
        while around is not None and not (
            around.tag in ("tr", "table", "section") and identity(around) not in ("", own)
        ):
            around = self._around.get(around)
        return around

    def before(self, element: Element) -> Element | None:
        """The nearest thing before an element among those that it stands beside."""
        found = None
        for part in self._around.get(element, ()):
            if part is element:
                break
            if part.tag in MOVABLE and identity(part):
                found = part
        return found

    def table(self, element: Element) -> Element | None:
        """The table that an element stands in."""
        around = self._around.get(element)
        while around is not None and around.tag != "table":
            around = self._around.get(around)
        return around


def paragraphs(html: str) -> list[str]:
    """What each paragraph, item, heading and listing of some markup says, in order."""
    found = (element for element in parse(html).iter() if element.tag in _TEXTS)
    return [said(element) for element in found if any(isinstance(part, Run) for part in parts(element))]


def documents(old: Version, new: Version) -> tuple[Document, Document]:
    """Both as trees: the older with the ids of the newer, and the tables of both with the same columns."""
    before, after = parse(old.html), parse(new.html)
    _renamed(before, old.now)
    _level(before, after)
    places = {renamed(id, old.now): place for id, place in old.places.items()}
    return Document(before, old._replace(places=places)), Document(after, new)


def renamed(id: str, now: Mapping[str, str]) -> str:
    """An id of the older document as it is in the newer; what the page adds to an id of the content is kept."""
    own, line, end = id.partition("_")
    return now.get(id) or f"{now.get(own, own)}{line}{end}"


def _renamed(root: Element, now: Mapping[str, str]) -> None:
    for element in root.iter() if now else ():
        if id := element.get("id"):
            element.set("id", renamed(id, now))
        if (href := element.get("href", "")).startswith("#"):
            element.set("href", f"#{renamed(href[1:], now)}")


def _level(old: Element, new: Element) -> None:
    """Gives each table that both have the columns of both."""
    older, newer = (dict(_tables(root)) for root in (old, new))
    for own in older.keys() & newer.keys():
        one, other = older[own][1], newer[own][1]
        if columns(one) != columns(other):
            for (around, table), made in zip((older[own], newer[own]), levelled(one, other), strict=True):
                made.tail = table.tail
                around[list(around).index(table)] = made


def _tables(root: Element) -> Iterator[tuple[str, tuple[Element, Element]]]:
    for around in root.iter():
        for table in around:
            if table.tag == "table" and (own := identity(table)):
                yield own, (around, table)


def name(element: Element) -> str:
    """What a person calls a thing: its heading, its caption or the head of its row, else how it begins."""
    found = _name(element)
    return (
        shorten(_words(found) or said(found), _LONGEST)
        if found is not None
        else f"”{shorten(_words(element), _LONG)}”"
    )


def _name(element: Element) -> Element | None:
    if element.tag == "table":
        return element.find("caption")
    if element.tag == "tr":
        return element.find("th")
    inner = next((part for part in element if part.tag in _HEADINGS), None)
    tables = (*element.findall("table"), *element.findall("*/table"))
    return inner if inner is not None or not tables else tables[0].find("caption")


def _words(element: Element) -> str:
    return " ".join("".join(_spoken(element)).split())


def _spoken(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if not is_counted(part) and _UNIT not in part.get("class", "").split():
            yield " " if part.tag in ("p", "li", "td", "div") else ""
            yield from _spoken(part)
        yield part.tail or ""
