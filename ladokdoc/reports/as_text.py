"""A check as text, for the one who is to mend what it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from ladokdoc.checking import Report
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.places import Place
from ladokdoc.records import Record

# Adds colour where there is a terminal: the text and the name of a style in `commands.terminal`.
Paint = Callable[[str, str], str]
# The line of a file with this number, empty past its end.
Lines = Callable[[str, int], str]

_WIDTH = 100
_LISTED = 10
_UNSHOWN = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class TextReport(Record):
    """Findings by file with the line they are about, then what was checked and what was not."""

    report: Report
    lines: Lines
    paint: Paint

    def write(self) -> Iterator[str]:
        """The lines of the report."""
        for path, findings in groupby(self.report.findings, key=lambda finding: finding.place.path):
            yield self.paint(shown(path), "path")
            for finding in findings:
                yield from self._finding(finding)
        yield from self._unread()
        yield self._counted()
        yield from self._coverage()
        yield from self._next()

    def _finding(self, finding: Finding) -> Iterator[str]:
        level = finding.level.swedish if finding.waived is None else f"{finding.level.swedish}, undantagen"
        style = finding.level.value if finding.waived is None else "dim"
        place = f"{finding.place.line}:{finding.place.column}"
        yield f"  {place:<8}{self.paint(level, style)}  {self.paint(finding.rule, 'dim')}"
        yield f"    {shown(finding.message)}"
        yield from (f"    {line}" for line in self._excerpt(finding.place))
        yield from self._figures(finding)
        first, *pasted = finding.hint.split("\n") if finding.hint else [""]
        if first:
            yield f"    {shown(first)}"
        yield from (f"    {self.paint('│', 'dim')} {shown(line)}" for line in pasted)
        if finding.waived is not None:
            yield f"    Undantagen: {shown(finding.waived)}"
        yield ""

    def _excerpt(self, place: Place) -> Iterator[str]:
        line = self.lines(place.path, place.line)
        if not line or place == Place(place.path):
            return
        start = max(0, min(place.column - 1, len(line)) - _WIDTH * 2 // 3) if len(line) > _WIDTH else 0
        cut = line[start : start + _WIDTH]
        same_line = place.end_line == place.line
        width = (place.end_column if same_line else len(line) + 1) - place.column
        column = place.column - 1 - start
        width = max(1, min(width, len(cut) - column))
        gutter = f"{place.line:>5} "
        lead = "…" if start else ""
        rest = "…" if start + _WIDTH < len(line) else ""
        yield f"{self.paint(gutter + '│', 'dim')} {lead}{shown(cut)}{rest}"
        caret = " " * (column + len(lead)) + self.paint("^" * width, "caret")
        yield f"{self.paint(' ' * len(gutter) + '│', 'dim')} {caret}"

    def _figures(self, finding: Finding) -> Iterator[str]:
        if finding.expected is None or finding.actual is None or finding.difference is None:
            return
        sign = "+" if finding.difference > 0 else ""
        yield (
            f"    Väntat {number(finding.expected)}, angivet {number(finding.actual)}, "
            f"skillnad {sign}{number(finding.difference)}."
        )

    def _unread(self) -> Iterator[str]:
        if self.report.unread:
            names = ", ".join(shown(path) for path in self.report.unread)
            yield f"Gick inte att läsa: {names}."
            yield "Påpekanden som bara följer av det visas inte ännu."
            yield ""

    def _counted(self) -> str:
        words = {Level.ERROR: "fel", Level.WARNING: "varningar", Level.NOTE: "upplysningar"}
        counts = {level: self.report.of(level) for level in Level}
        parts = [
            self.paint(f"{n} {words[level] if n != 1 else level.swedish}", level.value)
            for level, n in counts.items()
            if n
        ]
        waived = sum(finding.waived is not None for finding in self.report.findings)
        parts += [f"{waived} undantagna"] if waived else []
        return (", ".join(parts) if parts else self.paint("Inga påpekanden", "good")) + "."

    def _coverage(self) -> Iterator[str]:
        checked = self.report.checked
        yield (
            f"Prövat: {_count(checked.totals, 'summa', 'summor')} med {checked.amounts} belopp, "
            f"{_count(checked.references, 'hänvisning', 'hänvisningar')}, "
            f"{_count(checked.texts, 'text', 'texter')}."
        )
        if not self.report.unchecked:
            if checked.amounts:
                yield "Alla belopp i budgeten är prövade."
            return
        yield f"Inte prövat: {len(self.report.unchecked)} belopp."
        for amount in self.report.unchecked[:_LISTED]:
            place = f"{shown(amount.place.path)}:{amount.place.line}"
            yield f"  {place}  {number(amount.value)} {amount.reason}"
        if len(self.report.unchecked) > _LISTED:
            left = len(self.report.unchecked) - _LISTED
            yield f"  … och {left} till; alla finns i `ladokdoc check --format json`."

    def _next(self) -> Iterator[str]:
        open_ones = [finding for finding in self.report.findings if finding.waived is None]
        if open_ones:
            worst = min(open_ones, key=lambda finding: list(Level).index(finding.level))
            yield f"Läs mer om en regel: ladokdoc explain {worst.rule}"


def _count(number_of: int, one: str, many: str) -> str:
    return f"{number_of} {one if number_of == 1 else many}"


def shown(text: str) -> str:
    """A text from the content with nothing in it that a terminal would obey."""
    return _UNSHOWN.sub(lambda match: " " if match.group() in "\t\u00a0" else "�", text)
