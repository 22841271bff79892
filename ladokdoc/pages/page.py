"""The finished page: one text, and the typefaces that it names."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ladokdoc.expressions import Values
from ladokdoc.model import Edition, Glossary
from ladokdoc.pages.composing import NOTHING, Beside, document
from ladokdoc.pages.languages import in_languages
from ladokdoc.pages.templates import Templates
from ladokdoc.pages.view import Document
from ladokdoc.typefaces import FONTS

_FACE = re.compile(rf'url\("{FONTS}:([A-Za-z0-9_-]+)\.ttf"\) format\("truetype"\)')


@dataclass(frozen=True, slots=True)
class Page:
    """A plan as HTML.

    html: as the PDF is made from it, with typefaces by address.
    fonts: the files behind the addresses, by the name that the page has for them.
    web_fonts: the same typefaces as a browser is best served, where there are such files.
    title: the heading of the document, without its year.
    """

    html: str
    fonts: Mapping[str, Path]
    web_fonts: Mapping[str, Path]
    title: str

    def alone(self) -> str:
        """The page with its typefaces inside, so that the one file is all that is needed to read it."""
        return _FACE.sub(lambda face: self._inside(f"{face[1]}.ttf"), self.html)

    def _inside(self, name: str) -> str:
        web = name in self.web_fonts
        data = b64encode((self.web_fonts if web else self.fonts)[name].read_bytes()).decode("ascii")
        mime, form = ("font/woff2", "woff2") if web else ("font/ttf", "truetype")
        return f'url("data:{mime};base64,{data}") format("{form}")'


def page(edition: Edition, values: Values, templates: Templates, beside: Beside = NOTHING) -> Page:
    """The plan of an edition as a page. values: what the expressions in its texts stand for."""
    return render(document(edition, values, beside), templates, beside.glossary)


def render(plan: Document, templates: Templates, glossary: Glossary) -> Page:
    """The page of a plan whose strings are ready. glossary: says which words are of other languages."""
    html = in_languages(templates.render("dokument.html", plan=plan), glossary.foreign)
    names = dict.fromkeys(face[1] for face in _FACE.finditer(html))
    web = {f"{name}.ttf": templates.find(f"{FONTS}/{name}.woff2") for name in names}
    return Page(
        html,
        {f"{name}.ttf": templates.font(f"{name}.ttf") for name in names},
        {name: path for name, path in web.items() if path},
        plan.titel,
    )
