"""Which files of the content are written in the one form, and as what each is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ladokdoc.loading.edition import AREAS, FORMAT
from ladokdoc.sources import CONTENT, GLOSSARY, Files

_TOP = {"plan.yaml": "plan", "budget.yaml": "budget"}
_EDITION = re.compile(rf"{CONTENT}/([0-9]{{4}})/(.+)")
_FORMAT = re.compile(r"(?m)^format[ ]*:[ ]*[\"']?([0-9]{1,6})")


class Part(NamedTuple):
    """A file to be formatted. shape: of the top record of a YAML file; None for Markdown.

    year: of its edition; None for what all editions share.
    newer: the edition is in a newer format than this program reads, and this is its plan.
    """

    path: str
    shape: str | None
    year: int | None
    newer: bool = False


def parts(files: Files) -> Iterator[Part]:
    """Every file that a plan is made of, in order; of an edition in a newer format only the file that says so."""
    newer = {year for year in files.years() if _is_newer(files.data.get(f"{CONTENT}/{year}/plan.yaml", b""))}
    for path in sorted({*files.data, *files.refused}):
        part = _part(path)
        if part and part.year not in newer:
            yield part
        elif part and part.shape == "plan":
            yield part._replace(newer=True)


def _is_newer(plan: bytes) -> bool:
    written = _FORMAT.search(plan.decode("utf-8", "replace"))
    return written is not None and int(written[1]) > FORMAT


def _part(path: str) -> Part | None:
    if path == GLOSSARY:
        return Part(path, "ordlista", None)
    if not (match := _EDITION.fullmatch(path)):
        return None
    year, name = int(match[1]), match[2]
    folder, _, file = name.rpartition("/")
    if file.endswith(".md"):
        return Part(path, None, year) if file != "README.md" else None
    if folder == AREAS and file.endswith(".yaml"):
        return Part(path, "område", year)
    return Part(path, _TOP[name], year) if name in _TOP else None
