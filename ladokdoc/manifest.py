"""What a document says of where it comes from, so that it can be held against git: in its colophon, and in the PDF.

In the PDF it stands in the metadata, in properties of a namespace of their own, which PDF/A wants described there.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree

from ladokdoc import __version__, formats
from ladokdoc.expressions import Values
from ladokdoc.meaning import MEANING, meaning
from ladokdoc.model import Edition
from ladokdoc.pdf import Property, Schema
from ladokdoc.sources.origin import Origin

NAMESPACE = "tag:ladok.se,2026:ladokdoc/manifest/"
_TITLE = "ladokdoc manifest"
_PREFIX = "ladokdoc"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
# In the colophon a commit is told by as much of its id as git itself shows.
_SHORT = 10


class Manifest(NamedTuple):
    """Where a document comes from.

    year: of the plan. commit: "" where it was not made from git. clean: whether nothing was changed since that.
    scheme, meaning: the fingerprint of what the plan says, and how it was worked out. tool: the version of ladokdoc.
    """

    year: int
    commit: str
    clean: bool
    scheme: int
    meaning: str
    tool: str

    def schema(self) -> Schema:
        """The manifest as properties of a PDF."""
        return Schema(
            _TITLE,
            NAMESPACE,
            _PREFIX,
            tuple(
                Property(name, str(getattr(self, name)), kind, description)
                for name, (kind, description) in _PROPERTIES.items()
            ),
        )


_PROPERTIES = {
    "year": ("Integer", "The year of the plan"),
    "commit": ("Text", "The git commit that the document was made from"),
    "clean": ("Boolean", "Whether the files were those of the commit, with no change since"),
    "scheme": ("Integer", "How the fingerprint of the meaning is worked out"),
    "meaning": ("Text", "A fingerprint of what the plan says"),
    "tool": ("Text", "The version of ladokdoc"),
}


def manifest(edition: Edition, values: Values, origin: Origin | None) -> Manifest:
    """The manifest of a document. origin: None where it is not made from git."""
    return Manifest(
        year=edition.year,
        commit=origin.commit if origin else "",
        clean=origin.clean if origin else False,
        scheme=MEANING,
        meaning=meaning(edition, values),
        tool=__version__,
    )


def read(metadata: bytes) -> Manifest | None:
    """The manifest in the metadata of a PDF; None where there is none, or only a part of one."""
    try:
        root = ElementTree.fromstring(metadata)
        found = {name: root.findtext(f".//{{{NAMESPACE}}}{name}", "") for name in _PROPERTIES}
        return Manifest(
            int(found["year"]),
            found["commit"] if _COMMIT.fullmatch(found["commit"]) else "",
            found["clean"] == "True",
            int(found["scheme"]),
            found["meaning"],
            found["tool"],
        )
    except (ElementTree.ParseError, ValueError):
        return None


def version(origin: Origin | None) -> str:
    """The version as the colophon tells it; "" where the document is not made from git."""
    if origin is None:
        return ""
    told = f"{origin.commit[:_SHORT]}, {formats.day(origin.when.date())}"
    return told if origin.clean else f"{told}, med ändringar som inte är sparade i git"
