"""What a drawn PDF still needs before it is written: its tags, its attachments, and metadata that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

from ladokdoc import gate
from ladokdoc.gate import reading
from ladokdoc.gate.document import Document, Said
from ladokdoc.pdf.attaching import attach
from ladokdoc.pdf.cargo import Cargo
from ladokdoc.pdf.collecting import Collected, Piece, collect
from ladokdoc.pdf.marking import Object, Sheet, decorate
from ladokdoc.pdf.source import Source
from ladokdoc.pdf.tags import pieces, tags
from ladokdoc.pdf.writing import Writer


class Finisher:
    """The finisher of `Document.write_pdf`. faults: what the gate has found. Its time is linear in the pages."""

    def __init__(self, source: Source, sheets: list[Sheet], cargo: Cargo) -> None:
        self._source = source
        self._sheets = sheets
        self._cargo = cargo
        self.faults: list[gate.Fault] = []

    def __call__(self, drawn: Any, pdf: Any) -> None:
        """Finishes the PDF."""
        html = self._source.etree_element
        collected = collect(html, self._sheets)
        tree, silent = tags(collected.root)
        for piece in silent:
            collected.decoration[piece.page].add(piece.mark)
        marked = list(self._decorate(pdf, collected))
        told = list(pieces(tree))
        read = [piece for piece in told if piece.text and not piece.generated]
        spoken = (Said(piece.text, piece.element) for piece in read)
        hyphens, misread = reading.follow(html, collected.shown, spoken)
        lost = (piece.element for piece in told if piece.mark not in marked[piece.page])
        document = Document(
            html=html,
            shown=collected.shown,
            pressed=collected.pressed,
            strays=collected.strays,
            misread=misread,
            translucent=tuple(dict.fromkeys(lost)),
            unseen=tuple(collected.unseen),
            foreign=tuple(drawn.fonts.foreign),
            errors=self._source.errors,
        )
        self.faults = gate.faults(document)
        _soften(marked, [read[number] for number in hyphens])
        Writer(pdf, html, [sheet.count for sheet in self._sheets], document.headings).write(tree)
        attach(pdf, self._cargo.attachments)
        pdf.objects[int(pdf.catalog["Metadata"].split()[0])].compress = False

    def _decorate(self, pdf: Any, collected: Collected) -> Iterator[dict[int, Object]]:
        """Makes decoration of what is no text, and gives what is said of every piece, page by page."""
        for reference, marks in zip(pdf.page_references, collected.decoration, strict=True):
            page = pdf.objects[int(reference.split()[0])]
            yield decorate(pdf.objects[int(page["Contents"].split()[0])].stream, marks)


def _soften(marked: list[dict[int, Object]], hyphenated: Iterable[Piece]) -> None:
    """Says of a hyphen that only ends a line that it is a soft one, or a word would be read out as two.

    ISO 32000-1, 14.8.2.2.3.
    """
    for piece in hyphenated:
        if said := marked[piece.page].get(piece.mark):
            said["ActualText"] = pydyf.String(f"{piece.text.rstrip()[:-1]}\u00ad")
