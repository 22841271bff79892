"""Pages as trees, and the parts that an element is made of: running text, and elements that stand by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from tinyhtml5 import parse as parse_html  # type: ignore[import-untyped]

INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
# What is not taken apart; of a drawing only the newer is shown, for its figures stand in a table beside it.
OPAQUE = {"svg", "script", "style", "template"}


class Run(NamedTuple):
    """Running text between elements that stand by themselves: text, and elements that are part of it."""

    nodes: tuple[str | Element, ...]


Part = Run | Element


def parse(html: str) -> Element:
    """The tree of a page, its elements by their plain names."""
    root: Element = parse_html(html, namespace_html_elements=False)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return root


def write(root: Element) -> str:
    """The page of a tree."""
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def parts(element: Element) -> list[Part]:
    """What an element is made of; blanks between elements are nothing."""
    found: list[Part] = []
    nodes: list[str | Element] = []

    def close() -> None:
        if any(node.strip() if isinstance(node, str) else True for node in nodes):
            found.append(Run(tuple(nodes)))
        nodes.clear()

    for node in inside(element):
        if isinstance(node, str) or is_inline(node):
            nodes.append(node)
        else:
            close()
            found.append(node)
    close()
    return found


def inside(element: Element) -> Iterator[str | Element]:
    """The text and the elements in an element, in order."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def is_inline(element: Element) -> bool:
    """Whether an element and all in it is running text."""
    return element.tag in INLINE and all(is_inline(child) for child in element)


def said(element: Element) -> str:
    """The text of an element, with one blank between words."""
    if element.tag in ("script", "style"):
        return ""
    return " ".join("".join(element.itertext()).split())


def is_counted(element: Element) -> bool:
    """Whether an element is a number that the page has counted out: of an area, a goal or a footnote."""
    is_note = element.get("role") == "doc-noteref"
    return is_note or bool({"nr", "marke"} & {*element.get("class", "").split()})


def append(element: Element, text: str) -> None:
    """Adds text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def marked(element: Element, name: str) -> None:
    """Adds a class to an element."""
    element.set("class", f"{element.get('class', '')} {name}".strip())
