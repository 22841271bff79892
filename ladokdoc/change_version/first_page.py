"""The first page of the change version: what has changed, in a sentence and then one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ladokdoc.changes import Compared, Mark, Piece
from ladokdoc.pages.widths import Widths, widths
from ladokdoc.reports.change_entries import Entry
from ladokdoc.reports.change_sections import Section, sections
from ladokdoc.reports.change_sentence import sentence
from ladokdoc.typography import set_text, set_texts

# How many signs of the words that differ are shown of each text; the whole stands in the document.
_LONG = 240
_MARKS = {Mark.GONE: "borttaget", Mark.NEW: "tillagt", Mark.SAME: ""}


@dataclass(frozen=True, slots=True)
class _Row:
    namn: str
    före: str
    efter: str
    ändring: str
    andel: str
    summa: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """Some words. slag: "tillagt", "borttaget" or "". blank: what stands before them outside the mark."""

    slag: str
    blank: str
    text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    ord: tuple[_Words, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    rubrik: str
    poster: tuple[_Entry, ...]
    belopp: tuple[_Row, ...]
    enhet: str
    mått: Widths


@dataclass(frozen=True, slots=True)
class _Changes:
    """What the template is given. mapp: the folder in content that files are told from; "" for content itself."""

    mening: str
    mapp: str
    före: str
    efter: str
    delar: tuple[_Part, ...]


def first_page(compared: Compared) -> _Changes:
    """What the template of the first page is given."""
    parts = tuple(
        _part(section) for part in compared.comparison.parts if part.changes for section in sections(part)
    )
    before, after = map(_set, compared.labels)
    old, new = compared.years()
    folder = str(new) if old == new else ""
    return _Changes(_set(sentence(compared.comparison)), folder, before, after, parts)


def _set(text: str) -> str:
    """A text of a report as the document sets it, which has no backticks."""
    return set_text(text.replace("`", ""))


def _part(section: Section) -> _Part:
    rows = tuple(
        _Row(
            row.name,
            set_text(row.before),
            set_text(row.after),
            set_text(row.delta),
            row.share,
            row.level == 2,
        )
        for row in section.rows
    )
    amounts = (amount for row in rows for amount in (row.före, row.efter, row.ändring))
    return _Part(section.title, tuple(_entries(section.entries)), rows, section.unit, widths(amounts, 3, 1))


def _entries(entries: tuple[Entry, ...]) -> Iterator[_Entry]:
    for entry in entries:
        yield _Entry(_set(entry.text), tuple(_excerpt(entry.pieces)))


def _excerpt(pieces: Sequence[Piece]) -> Iterator[_Words]:
    """The words that differ with those around them, on one line and as many as there is room for."""
    room = _LONG
    # What begins a paragraph is told by a sign of its own, which is none of its words.
    texts = set_texts([" ".join(piece.text.replace("\n¶", "\n").split("\n")) for piece in pieces])
    for piece, text in zip(pieces, texts, strict=True):
        words = " ".join(text.split())
        if len(words) > room:
            words = f"{words[:room].rpartition(' ')[0]} …"
        if words:
            yield _Words(_MARKS[piece.mark], " " if text[:1].isspace() else "", words)
        room -= len(words)
        if room <= 0:
            return
