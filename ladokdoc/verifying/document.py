"""What can be read out of a PDF: its manifest, the files in it, and its words in the order they are read aloud."""

from __future__ import annotations

import io
import logging
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import IndirectObject

from ladokdoc.manifest import Manifest
from ladokdoc.manifest import read as read_manifest
from ladokdoc.pdf.metadata import ENGINE
from ladokdoc.verifying.dates import Dates, read_dates

# What a reader that follows the tags passes over: numbers of pages depend on how the pages fell.
_SKIPPED = {"/TOC", "/Reference"}
_HYPHEN = "-\n"


# What pypdf remarks on while it reads is in English, and nothing that a reader can do anything about.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Unreadable(Exception):
    """The file is no PDF that can be read: one sentence in Swedish."""


class Document(NamedTuple):
    """A PDF that has been read.

    data: the file itself. manifest: None where it has none. engine: what it was laid out with, "" where it says not.
    attachments: the files in it, by name. words: of its text. dates: that it says it is of.
    """

    data: bytes
    manifest: Manifest | None
    engine: str
    attachments: dict[str, bytes]
    words: tuple[str, ...]
    dates: Dates


def read(data: bytes) -> Document:
    """Reads a PDF. Raises Unreadable."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise _encrypted()
        metadata = _metadata(reader)
        attachments = {name: files[0] for name, files in reader.attachments.items()}
        words = tuple(_words(reader))
        dates = read_dates(reader, metadata)
    except (DependencyError, FileNotDecryptedError):
        raise _encrypted() from None
    # A file from anywhere can be broken in any way, and pypdf raises whatever the break leads to.
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError):
        raise Unreadable("Filen går inte att läsa som PDF. Verifiera den fil som publicerades.") from None
    return Document(data, read_manifest(metadata), _engine(metadata), attachments, words, dates)


def _encrypted() -> Unreadable:
    return Unreadable("PDF:en är krypterad. Verifiera den fil som publicerades.")


def _metadata(reader: PdfReader) -> bytes:
    stream = reader.root_object.get("/Metadata")
    return bytes(stream.get_object().get_data()) if stream is not None else b""


def _engine(metadata: bytes) -> str:
    try:
        return ElementTree.fromstring(metadata).findtext(f".//{{{ENGINE}}}versions", "")
    except ElementTree.ParseError:
        return ""


def _words(reader: PdfReader) -> Iterator[str]:
    """The words in the order of the tags; what is not tagged, such as running headers, is not read."""
    texts = {page.indirect_reference.idnum: _marked(page) for page in reader.pages if page.indirect_reference}
    tree = reader.root_object.get("/StructTreeRoot")
    parts = _parts(tree.get_object(), None) if tree is not None else ()
    text = "\n".join(texts.get(page, {}).get(mark, "") for page, mark in parts)
    yield from text.replace(_HYPHEN, "").split()


def _marked(page: PageObject) -> dict[int, str]:
    """The text of each marked part of a page."""
    found: dict[int, list[str]] = defaultdict(list)
    open_marks: list[int | None] = []

    def before(operator: bytes, operands: list[Any], *_: Any) -> None:
        if operator in (b"BDC", b"BMC"):
            about = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            open_marks.append(about.get("/MCID"))
        elif operator == b"EMC" and open_marks:
            open_marks.pop()

    def text(said: str, *_: Any) -> None:
        if open_marks and open_marks[-1] is not None:
            found[open_marks[-1]].append(said)

    page.extract_text(visitor_operand_before=before, visitor_text=text)
    return {mark: "".join(said) for mark, said in found.items()}


def _parts(element: Any, page: int | None) -> Iterator[tuple[int, int]]:
    """The marked parts below an element, each with the number of its page, in order."""
    stack: list[tuple[Any, int | None]] = [(element, page)]
    while stack:
        part, page = stack.pop()
        if isinstance(part, int):
            if page is not None:
                yield page, int(part)
            continue
        part = part.get_object() if isinstance(part, IndirectObject) else part
        if isinstance(part, list):
            stack.extend((kid, page) for kid in reversed(part))
        elif isinstance(part, dict) and part.get("/S") not in _SKIPPED:
            page = _page_of(part, page)
            if part.get("/Type") == "/MCR":
                stack.append((part.get("/MCID"), page))
            elif "/K" in part:
                stack.append((part.raw_get("/K") if hasattr(part, "raw_get") else part["/K"], page))


def _page_of(part: Any, page: int | None) -> int | None:
    given = part.raw_get("/Pg") if "/Pg" in part else None
    return given.idnum if isinstance(given, IndirectObject) else page
