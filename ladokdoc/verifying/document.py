"""What can be read out of a PDF: where it says it comes from, the files in it, and all that it says and shows."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from ladokdoc.manifest import Manifest
from ladokdoc.manifest import read as read_manifest
from ladokdoc.pdf.metadata import ENGINE
from ladokdoc.verifying.dates import Dates, read_dates
from ladokdoc.verifying.faces import Face, read_faces
from ladokdoc.verifying.sheets import Sheet, Shown, read_sheets, resources
from ladokdoc.verifying.tagged import Part, read_tags

# A hyphen that only ends a line is said to be soft.
_DIVIDED = "\u00ad\n"
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")

# What pypdf remarks on while it reads is in English, and nothing that a reader can do anything about.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Unreadable(Exception):
    """The file is no PDF that can be read: one sentence in Swedish."""


class Document(NamedTuple):
    """A PDF that has been read.

    data: the file itself. manifest: None where it has none. engine: what it was laid out with, "" where it says not.
    attachments: the files in it, by name. dates: that it says it is of. endings: how many times the file was ended.
    words: that are read aloud. tags: where they stand. sheets: its pages. faces: its typefaces by name.
    keys: what there is to know of the whole. things: how many pictures and the like its pages have to draw.
    names: its title and the like, and its bookmarks. targets: where what has a name is, by page from 0 and height.
    """

    data: bytes
    manifest: Manifest | None
    engine: str
    attachments: Mapping[str, tuple[bytes, ...]]
    dates: Dates
    endings: int
    words: tuple[str, ...]
    tags: tuple[Part, ...]
    sheets: tuple[Sheet, ...]
    faces: Mapping[str, tuple[Face, ...]]
    keys: frozenset[str]
    things: Counter[str]
    names: tuple[str, ...]
    targets: Mapping[str, tuple[int | None, str]]


def read(data: bytes) -> Document:
    """Reads a PDF. Raises Unreadable."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise _encrypted()
        metadata = _metadata(reader)
        tags, sheets = tuple(read_tags(reader)), tuple(read_sheets(reader))
        return Document(
            data=data,
            manifest=read_manifest(metadata),
            engine=_engine(metadata),
            attachments={name: tuple(files) for name, files in reader.attachments.items()},
            dates=read_dates(reader, metadata),
            endings=len(_END.findall(data)),
            words=tuple(_words(tags, sheets)),
            tags=tags,
            sheets=sheets,
            faces=read_faces(reader),
            keys=frozenset(_keys(reader)),
            things=Counter(f"{kind} {thing.get('/Subtype', '')}" for kind, _, thing in resources(reader)),
            names=tuple(_names(reader)),
            targets=dict(_targets(reader)),
        )
    except (DependencyError, FileNotDecryptedError):
        raise _encrypted() from None
    # A file from anywhere can be broken in any way, and pypdf raises whatever the break leads to.
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError):
        raise Unreadable("Filen går inte att läsa som PDF. Verifiera den fil som publicerades.") from None


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


def _keys(reader: PdfReader) -> Iterator[str]:
    yield from reader.root_object
    yield from (f"/Names {key}" for key in reader.root_object.get("/Names", {}))


def _names(reader: PdfReader) -> Iterator[str]:
    about: Mapping[str, object] = reader.metadata or {}
    yield from (str(about.get(f"/{name}", "")) for name in ("Title", "Author", "Subject", "Keywords"))
    yield str(reader.root_object.get("/Lang", ""))
    waiting: list[Any] = list(reversed(reader.outline))
    while waiting:
        mark = waiting.pop()
        if isinstance(mark, list):
            waiting += reversed(mark)
        else:
            yield str(mark.title)


def _targets(reader: PdfReader) -> Iterator[tuple[str, tuple[int | None, str]]]:
    for name, target in reader.named_destinations.items():
        yield name, (reader.get_destination_page_number(target), str(target.get("/Top", "")))


def texts(sheet: Sheet) -> dict[int, list[Shown]]:
    """What is shown of each marked part of a page."""
    found: dict[int, list[Shown]] = {}
    for shown in sheet.shown:
        if shown.mark is not None:
            found.setdefault(shown.mark, []).append(shown)
    return found


def _words(tags: tuple[Part, ...], sheets: tuple[Sheet, ...]) -> Iterator[str]:
    """The words in the order of the tags; what is not tagged, such as running headers, is not read."""
    drawn = {sheet.id: texts(sheet) for sheet in sheets}
    spoken = {sheet.id: sheet.spoken for sheet in sheets}
    said = []
    for part in tags:
        text = "".join(shown.text for shown in drawn.get(part.page, {}).get(part.mark, ()))
        text = part.said or spoken.get(part.page, {}).get(part.mark, text)
        if not (part.is_page_number and text.strip().isdigit()):
            said.append(text.strip("\n"))
    yield from "\n".join(said).replace(_DIVIDED, "").split()
