"""What has changed as text, for the one who is to judge it, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladokdoc.changes import Comparison, Mark, Piece
from ladokdoc.findings import Finding
from ladokdoc.places import Place
from ladokdoc.records import Record
from ladokdoc.reports.change_entries import Entry
from ladokdoc.reports.change_rows import Row
from ladokdoc.reports.change_sections import Section, form, sections
from ladokdoc.reports.change_sentence import sentence
from ladokdoc.reports.change_words import found_counts
from ladokdoc.reports.excerpts import Paint, shown

_LISTED = 20
_HEADS = ("", "före", "efter", "ändring", "")


class ChangeText(Record):
    """The sentence, what was compared, and every change in order of weight.

    compared: the two sides as a person calls them.
    """

    comparison: Comparison
    compared: tuple[str, str]
    paint: Paint

    def write(self) -> Iterator[str]:
        """The lines of the report."""
        yield self.paint(f"{shown(sentence(self.comparison))}.", "path")
        yield self.paint(f"Jämfört: {shown(self.compared[0])} → {shown(self.compared[1])}", "dim")
        parts = [part for part in self.comparison.parts if part.changes]
        for part in parts:
            if len(parts) > 1:
                yield ""
                yield self.paint(str(part.years[1] or part.years[0] or "Ordlistan"), "path")
            for section in sections(part):
                yield ""
                yield from self._section(section)
        for line in form(self.comparison):
            yield ""
            yield shown(line)
        yield from self._untold()
        yield from self._findings()

    def _section(self, section: Section) -> Iterator[str]:
        unit = f" ({section.unit})" if section.unit and section.rows else ""
        yield self.paint(f"{section.title}{unit}", "path")
        for entry in section.entries:
            yield from self._entry(entry)
        yield from self._rows(section.rows)

    def _entry(self, entry: Entry) -> Iterator[str]:
        yield f"  {shown(entry.text)}{self._place(entry.place, entry.gone)}"
        for line in self._pieces(entry.pieces):
            yield f"      {line}"

    def _pieces(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """What was taken away in [- -] and what was put in in {+ +}, as git has it."""
        text = "".join(map(self._piece, pieces))
        yield from (line for line in text.split("\n") if line.strip())

    def _piece(self, piece: Piece) -> str:
        lead = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        text = "\n".join(shown(line) for line in piece.text[len(lead) :].split("\n"))
        match piece.mark:
            case Mark.GONE:
                return lead + self.paint(f"[-{text}-]", "caret")
            case Mark.NEW:
                return lead + self.paint(f"{{+{text}+}}", "good")
            case Mark.SAME:
                return lead + text

    def _rows(self, rows: Sequence[Row]) -> Iterator[str]:
        if not rows:
            return
        cells = [_HEADS, *((row.name, row.before, row.after, row.delta, row.share) for row in rows)]
        widths = [max(len(shown(line[n])) for line in cells) for n in range(len(_HEADS))]
        yield "  " + self.paint(_aligned(cells[0], widths), "dim")
        for row, line in zip(rows, cells[1:], strict=True):
            text = _aligned([shown(cell) for cell in line], widths)
            yield f"  {self.paint(text, 'path') if row.level == 2 else text}{self._place(row.place, row.gone)}"

    def _place(self, place: Place | None, gone: bool) -> str:
        if place is None:
            return ""
        return self.paint(f"  {shown(place.path)}:{place.line}{' (förut)' if gone else ''}", "dim")

    def _untold(self) -> Iterator[str]:
        for untold in self.comparison.untold:
            for side, found in zip(self.compared, (untold.before, untold.after), strict=True):
                yield ""
                yield self.paint(f"{untold.name}, {shown(side)}", "path")
                yield from self._listed(found) if found else ("  Inga fel.",)

    def _findings(self) -> Iterator[str]:
        told = self.comparison.findings
        if self.comparison.untold or not (told.new or told.gone or told.unchanged):
            return
        yield ""
        yield f"Påpekanden: {found_counts(told)}."
        for title, found in (("Nya:", told.new), ("Borta:", told.gone)):
            if found:
                yield self.paint(title, "path")
                yield from self._listed(found)

    def _listed(self, found: Sequence[Finding]) -> Iterator[str]:
        for finding in found[:_LISTED]:
            level = self.paint(finding.level.swedish, finding.level.value)
            place = f"{shown(finding.place.path)}:{finding.place.line}"
            yield f"  {place}  {level}  {finding.rule}"
            yield f"      {shown(finding.message)}"
        if len(found) > _LISTED:
            yield f"  … och {len(found) - _LISTED} till."


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)])
