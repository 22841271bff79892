"""What a drawn PDF still needs before it is written: its tags, its attachments, and metadata that can be read."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from ladokdoc import gate
from ladokdoc.gate.document import Document, Said
from ladokdoc.pdf.attaching import attach
from ladokdoc.pdf.cargo import Cargo
from ladokdoc.pdf.collecting import Collected, collect
from ladokdoc.pdf.marking import Sheet, decorate
from ladokdoc.pdf.source import Source
from ladokdoc.pdf.tags import Tag, pieces, tags
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
        document, silent = tags(collected.root)
        for piece in silent:
            collected.decoration[piece.page].add(piece.mark)
        translucent = self._decorate(pdf, document, collected)
        self.faults = gate.faults(
            Document(
                html=html,
                shown=collected.shown,
                pressed=collected.pressed,
                strays=collected.strays,
                said=tuple(Said(p.text, p.element) for p in pieces(document) if p.text and not p.generated),
                translucent=translucent,
                foreign=tuple(drawn.fonts.foreign),
                errors=self._source.errors,
            )
        )
        Writer(pdf, html, [len(sheet.marks) for sheet in self._sheets]).write(document)
        attach(pdf, self._cargo.attachments)
        pdf.objects[int(pdf.catalog["Metadata"].split()[0])].compress = False

    def _decorate(self, pdf: Any, document: Tag, collected: Collected) -> tuple[Element, ...]:
        """Makes decoration of what is no text, and gives the elements whose text no tag can have."""
        found = []
        for reference, marks in zip(pdf.page_references, collected.decoration, strict=True):
            page = pdf.objects[int(reference.split()[0])]
            found.append(decorate(pdf.objects[int(page["Contents"].split()[0])].stream, marks))
        lost = [piece.element for piece in pieces(document) if piece.mark not in found[piece.page]]
        return tuple(dict.fromkeys(lost))
