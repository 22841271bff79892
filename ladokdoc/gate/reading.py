"""Reading: what is read out is the text of the page, every word of it, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from xml.etree.ElementTree import Element

from ladokdoc.gate.document import Document, Fault, Said, of_content, short
from ladokdoc.markup.names import words

# What may differ between a page and its PDF: blanks, places to hyphenate, and hyphens at the ends of lines.
_INVISIBLE = ("\u00ad", "\u200b")
_HYPHENS = ("-", "\u2010")


def check(document: Document) -> Iterator[Fault]:
    """The first place where the PDF is not read as the page, and what of the content it does not have at all."""
    if document.misread:
        yield document.misread
    left_out = (e for e in document.having["id"] if e not in document.shown and of_content(e) and words(e))
    for element in left_out:
        yield Fault(
            f"Texten ”{short(words(element))}” finns inte i PDF:en. Ta bort `display: none` i stilmallen.",
            element,
        )


def follow(html: Element, shown: Set[Element], spoken: Iterable[Said]) -> tuple[list[int], Fault | None]:
    """Reads what is said along with the page.

    html: the root of the page. shown: the elements that are on some sheet.
    spoken: the text in the order that it is read out, without what only the PDF has.
    Gives where a hyphen has been added at the end of a line, and what is wrong.
    """
    text = letters("".join(_texts(html, shown)))
    position = 0
    hyphens = []
    for number, said in enumerate(spoken):
        read = letters(said.text)
        if text.startswith(read, position):
            position += len(read)
        elif read.endswith(_HYPHENS) and text.startswith(read[:-1], position):
            position += len(read) - 1
            hyphens.append(number)
        else:
            return hyphens, Fault(
                f"Texten ”{short(said.text)}” läses upp på fel plats i PDF:en.", said.element
            )
    if position < len(text):
        return hyphens, Fault(f"Texten ”{short(text[position:])}” finns inte i PDF:en.")
    return hyphens, None


def letters(text: str) -> str:
    """What is compared of a text."""
    text = "".join(text.split())
    for sign in _INVISIBLE:
        text = text.replace(sign, "")
    return text.casefold()


def _texts(html: Element, shown: Set[Element]) -> Iterator[str]:
    """The text of every element that is on a sheet, in order."""
    parts: list[tuple[Element | None, str]] = [(html, "")]
    while parts:
        element, after = parts.pop()
        if element is None:
            yield after
        elif element in shown:
            yield element.text or ""
            for child in reversed(element):
                parts += [(None, child.tail or ""), (child, "")]
