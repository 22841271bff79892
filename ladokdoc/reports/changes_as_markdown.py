"""What has changed as Markdown, for a comment in a pull request: short, each item with a link, never too long.

GitHub takes no comment of more than 65 536 characters. What does not fit is left out: of amounts those that differ
least, of other lists what stands last, of a text what comes after its beginning. It is said how much is left, and where
the whole is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import TypeVar

from ladokdoc.changes import Comparison, EditionChanges, Mark, Piece
from ladokdoc.findings import Finding
from ladokdoc.places import Place
from ladokdoc.records import Record
from ladokdoc.reports.change_entries import Entry
from ladokdoc.reports.change_rows import Row
from ladokdoc.reports.change_sections import Section, form, sections
from ladokdoc.reports.change_sentence import sentence
from ladokdoc.reports.change_words import capital, found_counts
from ladokdoc.reports.excerpts import shown
from ladokdoc.reports.literally import escaped

# In bytes, which are never fewer than the characters that GitHub counts.
MOST = 60_000
# How many of each list are shown, until the whole is short enough.
_STEPS = (1_000_000, 400, 200, 120, 60, 30, 12, 5, 0)
# A list longer than this is folded.
_OPEN = 12
# How many characters of a text are shown where not everything is.
_TEXT = 2_000
T = TypeVar("T")
# The address of a line of a file. The bool: in the older version.
Link = Callable[[Place, bool], str | None]


def _prose(text: str) -> str:
    """A text of the report itself: what stands in backticks stays code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escaped(text)
    # A bar parts the cells of a table also in code.
    return "".join(
        f"`{shown(part)}`" if index % 2 and part and "|" not in part else escaped(part)
        for index, part in enumerate(parts)
    )


class ChangeMarkdown(Record):
    """The report. whole: where all of it is, as Markdown. most: how many bytes it may be; None: as many as it takes."""

    comparison: Comparison
    compared: tuple[str, str]
    link: Link
    whole: str
    most: int | None = MOST

    def write(self) -> str:
        """The report, as long as it may be."""
        for shown_of_each in _STEPS:
            text = "\n".join(self._lines(shown_of_each)) + "\n"
            if self.most is None or len(text.encode()) <= self.most:
                return text
        end = f"\n\n{self._rest()}\n"
        assert self.most is not None
        kept = text.encode()[: self.most - len(end.encode())].decode("utf-8", "ignore")
        return kept.rpartition("\n")[0] + end

    def _lines(self, most: int) -> Iterator[str]:
        yield f"**{_prose(sentence(self.comparison))}.**"
        yield ""
        yield f"<sub>Jämfört: {_prose(self.compared[0])} → {_prose(self.compared[1])}</sub>"
        yield ""
        for part, found in self._parts:
            if len(self._parts) > 1:
                yield from (f"### {part.years[1] or part.years[0] or 'Ordlistan'}", "")
            for section in found:
                yield from self._section(section, most)
        for line in form(self.comparison):
            yield from (escaped(line), "")
        yield from self._untold(most)
        yield from self._findings(most)
        if most < _STEPS[0]:
            yield from (self._rest(), "")

    def _rest(self) -> str:
        return f"Allt ryms inte här. Hela rapporten: {self.whole}"

    @cached_property
    def _parts(self) -> Sequence[tuple[EditionChanges, Sequence[Section]]]:
        """What has changed, section by section."""
        return [(part, list(sections(part))) for part in self.comparison.parts if part.changes]

    def _section(self, section: Section, most: int) -> Iterator[str]:
        yield from (f"#### {section.title}", "")
        whole = most == _STEPS[0]
        about = section.title.lower()
        yield from _list(section.entries, most, about, lambda entry: f"- {self._entry(entry, whole)}")
        yield from self._table(section, most)

    def _entry(self, entry: Entry, whole: bool) -> str:
        head = f"{_prose(entry.text)}{self._at(entry.place, entry.gone)}"
        pieces = "".join(map(_piece, entry.pieces if whole else _beginning(entry.pieces))).strip("\n")
        lines = [line.strip() for line in pieces.split("\n") if line.strip()]
        return "<br>".join([head, *lines]) if lines else head

    def _table(self, section: Section, most: int) -> Iterator[str]:
        if not section.rows:
            return
        yield f"| {section.unit} | Före | Efter | Ändring | | |"
        yield "| --- | ---: | ---: | ---: | ---: | --- |"
        lines = [row for row in section.rows if not row.level]
        # Totals are few and weigh most: they are shown before lines are left out.
        totals = [row for row in section.rows if row.level]
        kept = [*_largest(lines, most), *_largest(totals, max(most, 20))]
        yield from map(self._row, kept)
        yield ""
        if left := len(section.rows) - len(kept):
            yield from (f"… och {left} {'rad' if left == 1 else 'rader'} till, med mindre ändringar.", "")

    def _row(self, row: Row) -> str:
        strong = "**" if row.level == 2 else ""
        cells = (
            f"{strong}{_prose(row.name)}{strong}",
            row.before,
            row.after,
            f"{strong}{row.delta}{strong}",
            row.share,
        )
        return f"| {' | '.join(cells)} | {self._at(row.place, row.gone).strip()} |"

    def _at(self, place: Place | None, gone: bool) -> str:
        if place is None:
            return ""
        name = f"{place.path.rpartition('/')[2]}:{place.line}"
        address = self.link(place, gone)
        return f" [{escaped(name)}]({address})" if address else f" ({escaped(name)})"

    def _untold(self, most: int) -> Iterator[str]:
        for untold in self.comparison.untold:
            for side, found in zip(self.compared, (untold.before, untold.after), strict=True):
                yield from (f"#### {untold.name}, {_prose(side)}", "")
                if found:
                    older = found is untold.before
                    yield from _list(found, most, "fel", partial(self._finding, gone=older))
                else:
                    yield from ("Inga fel.", "")

    def _findings(self, most: int) -> Iterator[str]:
        told = self.comparison.findings
        if self.comparison.untold or not (told.new or told.gone):
            return
        yield "#### Påpekanden"
        yield ""
        yield f"{capital(found_counts(told))}."
        yield ""
        yield from _list(told.new, most, "nya", partial(self._finding, gone=False))
        yield from _list(told.gone, most, "borta", lambda found: f"{self._finding(found, gone=True)} (borta)")

    def _finding(self, finding: Finding, gone: bool) -> str:
        told = f"{finding.level.swedish} `{finding.rule}`: {_prose(finding.message)}"
        return f"- {told}{self._at(finding.place, gone)}"


def _largest(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """Totals of tables before those of groups, and those that differ most, in their order."""
    if len(rows) <= most:
        return rows
    kept = sorted(range(len(rows)), key=lambda number: (-rows[number].level, -rows[number].size))[:most]
    return [rows[number] for number in sorted(kept)]


def _beginning(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The beginning of a long text, with no more than a word cut off."""
    left = _TEXT
    for piece in pieces:
        if len(piece.text) > left:
            yield piece._replace(text=f"{piece.text[:left].rpartition(' ')[0]} …")
            return
        yield piece
        left -= len(piece.text)


def _list(found: Sequence[T], most: int, about: str, write: Callable[[T], str]) -> Iterator[str]:
    """A list; a long one is folded, and one that is too long ends with how much is left."""
    left = [f"- … och {len(found) - most} till"] if len(found) > most else []
    kept = [*map(write, found[:most]), *left]
    if not kept:
        return
    if len(kept) > _OPEN:
        yield from (
            *kept[: _OPEN // 2],
            "",
            f"<details><summary>Fler: {about}, {len(found)} i allt</summary>",
            "",
        )
        yield from (*kept[_OPEN // 2 :], "", "</details>", "")
    else:
        yield from (*kept, "")


def _piece(piece: Piece) -> str:
    """Struck through where it is gone, underlined where it is new: told apart also without colour.

    As elements, for Markdown's own marks are none beside a letter and before a sign: "ord**,** ord".
    """
    lead = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    name = "del" if piece.mark is Mark.GONE else "ins"
    lines = [
        f"<{name}>{escaped(line.strip())}</{name}>" if line.strip() else "" for line in piece.text.split("\n")
    ]
    if piece.mark is Mark.SAME:
        lines = [escaped(line) for line in piece.text[len(lead) :].split("\n")]
        return lead + "\n".join(lines)
    return lead + "\n".join(line for line in lines if line)
