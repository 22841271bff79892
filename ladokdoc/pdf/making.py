"""A page laid out and written as PDF/UA-1 and PDF/A. What the layout engine remarks on is a fault."""

from __future__ import annotations

import logging
from collections.abc import Callable

from weasyprint.urls import FatalURLFetchingError

from ladokdoc.gate import spot
from ladokdoc.pdf.cargo import Cargo
from ladokdoc.pdf.faults import RenderFault, Trouble
from ladokdoc.pdf.fetching import Fetcher, Refused, Typefaces
from ladokdoc.pdf.finishing import Finisher
from ladokdoc.pdf.marking import Sheet
from ladokdoc.pdf.metadata import VARIANT, describe
from ladokdoc.pdf.remarks import fault, refused
from ladokdoc.pdf.source import Source

# More than anybody mends before the next try.
_MOST = 50


class _Remarks(logging.Handler):
    """Keeps what is said at the level of a warning and above, by any logger of WeasyPrint."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called for each remark."""
        self.said.append(record.getMessage())

    def __enter__(self) -> _Remarks:
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)


def make(html: str, fonts: dict[str, str], on_pages: Callable[[int], None], cargo: Cargo) -> bytes:
    """The page as a PDF. on_pages: told the number of pages before they are written.

    Raises RenderFault, with everything that is wrong.
    """
    source = Source(html, Fetcher(fonts))
    with _Remarks() as remarks:
        try:
            document = source.render(pdf_variant=VARIANT)
            on_pages(len(document.pages))
            document.pages = [Sheet(page) for page in document.pages]
            document.fonts = Typefaces(source.fetcher.opened())
            describe(document.metadata, cargo)
            finisher = Finisher(source, document.pages, cargo)
            pdf: bytes = document.write_pdf(pdf_variant=VARIANT, finisher=finisher)
        except FatalURLFetchingError as error:
            cause = error.__cause__
            address = str(cause) if isinstance(cause, Refused) else str(error)
            told = refused(address, source.etree_element, html)
            trouble = Trouble(told.message, spot(source.etree_element, told))
            raise RenderFault.of((trouble,)) from None
        except RecursionError:
            raise RenderFault(
                "PDF:en gjordes inte: något i dokumentet är inneslutet i för många nivåer."
            ) from None
    root = source.etree_element
    remarked = (fault(remark, root, html) for remark in dict.fromkeys(remarks.said))
    faults = [*(told for told in remarked if told), *finisher.faults]
    if faults:
        raise RenderFault.of(tuple(Trouble(told.message, spot(root, told)) for told in faults[:_MOST]))
    return pdf
