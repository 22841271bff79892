"""A check as text, for the one who is to mend what it found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ladokdoc.checking import Report
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import day, number
from ladokdoc.records import Record
from ladokdoc.reports.excerpts import Lines, Paint, excerpt, shown
from ladokdoc.reports.limit import over_limit

_LISTED = 10


class TextReport(Record):
    """Findings by file with the line they are about, then what was checked and what was not.

    goes_on: whether the command makes something of the content, so that there is no next one to tell of.
    """

    report: Report
    lines: Lines
    paint: Paint
    goes_on: bool = False

    def write(self) -> Iterator[str]:
        """The lines of the report."""
        for path, findings in groupby(self.report.findings, key=lambda finding: finding.place.path):
            yield self.paint(shown(path), "path")
            for finding in findings:
                yield from self._finding(finding) if finding.waived is None else self._waived(finding)
        yield from self._unread()
        yield self._counted()
        yield from self._excused()
        yield from self._over()
        yield from self._coverage()
        yield from self._next()

    def _heading(self, finding: Finding, level: str, style: str) -> str:
        place = f"{finding.place.line}:{finding.place.column}"
        return f"  {place:<8}{self.paint(level, style)}  {self.paint(finding.rule, 'dim')}"

    def _finding(self, finding: Finding) -> Iterator[str]:
        yield self._heading(finding, finding.level.swedish, finding.level.value)
        yield f"    {shown(finding.message)}"
        yield from (f"    {line}" for line in excerpt(self.lines, finding.place, self.paint))
        yield from self._figures(finding)
        first, *pasted = finding.hint.split("\n") if finding.hint else [""]
        if first:
            yield f"    {shown(first)}"
        yield from (f"    {self.paint('│', 'dim')} {shown(line)}" for line in pasted)
        yield ""

    def _waived(self, finding: Finding) -> Iterator[str]:
        """In short: somebody has decided of it already."""
        yield self._heading(finding, f"{finding.level.swedish}, undantagen", "dim")
        yield f"    Skäl: {shown(finding.waived or '')}"
        yield ""

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
            names = ", ".join(shown(path) for path in self.report.unread[:_LISTED])
            left = len(self.report.unread) - _LISTED
            yield f"Gick inte att läsa: {names}{f' och {left} till' if left > 0 else ''}."
            yield "Påpekanden som bara följer av det visas inte ännu."
            yield ""

    def _counted(self) -> str:
        counts = {level: self.report.of(level) for level in Level}
        parts = [self.paint(level.counted(n), level.value) for level, n in counts.items() if n]
        return (", ".join(parts) if parts else self.paint("Inga påpekanden", "good")) + "."

    def _excused(self) -> Iterator[str]:
        """How many findings are excused, by rule, and the first last day of the waivers."""
        counts: dict[str, int] = {}
        for one in self.report.excused:
            counts[one.rule] = counts.get(one.rule, 0) + one.findings
        if counts:
            rules = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
            yield f"Undantagna: {sum(counts.values())} ({rules})."
        days = [one.until for one in self.report.excused if one.until]
        if days:
            yield f"Nästa undantag går ut {day(min(days))}."

    def _over(self) -> Iterator[str]:
        if self.report.over:
            yield self.paint(over_limit(self.report), Level.WARNING.value)

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
            yield f"  {place}  {number(amount.value)}: {amount.reason}"
        if len(self.report.unchecked) > _LISTED:
            left = len(self.report.unchecked) - _LISTED
            yield f"  … och {left} till; alla finns i `ladokdoc check --format json`."

    def _next(self) -> Iterator[str]:
        open_ones = [finding for finding in self.report.findings if finding.waived is None]
        if open_ones:
            worst = min(open_ones, key=lambda finding: list(Level).index(finding.level))
            yield f"Läs mer om en regel: ladokdoc explain {worst.rule}"
        certain = sum(bool(finding.fix) for finding in open_ones)
        if certain:
            yield f"{certain} av dem går att rätta av sig {'själv' if certain == 1 else 'själva'}: ladokdoc check --fix"
        if not (self.goes_on or self.report.failed or self.report.unread):
            yield "Bygg dokumentet: ladokdoc build"


def _count(number_of: int, one: str, many: str) -> str:
    return f"{number_of} {one if number_of == 1 else many}"
