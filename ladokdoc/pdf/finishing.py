"""What a drawn PDF still needs before it is written: its tags, its attachments, and metadata that can be read."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from ladokdoc.pdf.attaching import attach
from ladokdoc.pdf.cargo import Cargo
from ladokdoc.pdf.collecting import collect
from ladokdoc.pdf.marking import Sheet, make_decoration
from ladokdoc.pdf.tags import tags
from ladokdoc.pdf.writing import Writer


class Finisher:
    """The finisher of `Document.write_pdf`. html: what the document was made of. Its time is linear in the pages."""

    def __init__(self, html: Element, sheets: list[Sheet], cargo: Cargo) -> None:
        self._html = html
        self._sheets = sheets
        self._cargo = cargo

    def __call__(self, _: Any, pdf: Any) -> None:
        """Finishes the PDF."""
        self._tag(pdf)
        attach(pdf, self._cargo.attachments)
        pdf.objects[int(pdf.catalog["Metadata"].split()[0])].compress = False

    def _tag(self, pdf: Any) -> None:
        collected = collect(self._html, self._sheets)
        document, silent = tags(collected.root)
        for piece in silent:
            collected.decoration[piece.page].add(piece.mark)
        for reference, marks in zip(pdf.page_references, collected.decoration, strict=True):
            page = pdf.objects[int(reference.split()[0])]
            make_decoration(pdf.objects[int(page["Contents"].split()[0])].stream, marks, "/Pagination")
        Writer(pdf, self._html, [len(sheet.marks) for sheet in self._sheets]).write(document)
