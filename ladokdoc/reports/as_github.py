"""A check as annotations of a pull request on GitHub: workflow commands, one line each.

GitHub shows ten annotations of a kind for a step; what is past that is told as text in the log, and in the summary
of the job, so that nothing is left out. A summary can hold 1 MiB for a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ladokdoc.checking import Report
from ladokdoc.findings import Finding, Level
from ladokdoc.reports.limit import over_limit
from ladokdoc.reports.literally import escaped

SHOWN = 10
SUMMARY_BYTES = 900_000
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


class GithubReport:
    """A report for a pull request; findings that are excused are not in it.

    folder: from the root of the repository to that of the project, with "/" last; empty where they are the same.
    """

    def __init__(self, report: Report, folder: str = "") -> None:
        self.report = report
        self.folder = folder

    @cached_property
    def _open(self) -> dict[Level, list[Finding]]:
        return {
            level: [one for one in self.report.findings if one.level is level and one.waived is None]
            for level in Level
        }

    @property
    def _rest(self) -> list[Finding]:
        """What GitHub shows no annotation for."""
        return [finding for those in self._open.values() for finding in those[SHOWN:]]

    def write(self) -> Iterator[str]:
        """The lines that GitHub reads, and after them those that it only logs."""
        for those in self._open.values():
            yield from (self._command(finding) for finding in those[:SHOWN])
        if self.report.over:
            yield f"::error::{_data(over_limit(self.report))}"
        if self._rest:
            yield f"Ytterligare {len(self._rest)} påpekanden:"
            for finding in self._rest:
                where, level = _plain(self._where(finding)), finding.level.swedish
                yield f"{where}: {level}: {_plain(finding.message)} ({finding.rule})"

    def summary(self) -> Iterator[str]:
        """The lines of Markdown that go into the summary of the job; none where there is nothing to tell."""
        counts = [level.counted(_number(those)) for level, those in self._open.items() if those]
        if not counts:
            return
        yield f"### ladokdoc check: {', '.join(counts)}"
        yield ""
        if self.report.over:
            yield from (over_limit(self.report), "")
        if self._rest:
            yield from ("De som inte syns vid raderna i ändringsförslaget:", "")
            yield from self._listed(self._rest)

    def _listed(self, findings: list[Finding]) -> Iterator[str]:
        left = SUMMARY_BYTES
        for number, finding in enumerate(findings):
            line = f"- {_safe(self._where(finding))} {finding.level.swedish}: {_safe(finding.message)} ({finding.rule})"
            left -= len(line.encode())
            if left < 0:
                yield f"- … och {len(findings) - number} till"
                return
            yield line

    def _where(self, finding: Finding) -> str:
        return f"{self.folder}{finding.place.path}:{finding.place.line}:{finding.place.column}"

    def _command(self, finding: Finding) -> str:
        place = finding.place
        where = {"file": self.folder + place.path, "line": str(place.line), "endLine": str(place.end_line)}
        # GitHub shows columns only where the annotation is on one line.
        if place.line == place.end_line:
            where |= {"col": str(place.column), "endColumn": str(place.end_column)}
        told = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
        properties = ",".join(
            f"{name}={_property(value)}" for name, value in {**where, "title": finding.rule}.items()
        )
        return f"::{_COMMANDS[finding.level]} {properties}::{_data(told)}"


def _number(findings: list[Finding]) -> int:
    return sum(finding.count for finding in findings)


def _data(text: str) -> str:
    """Escaped as the runner's toolkit does, so that no text of the content ends the command or begins another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """On one line, and no command: `::` is one where a line begins, and the older `##[` anywhere in it."""
    return " ".join(text.split()).replace("::", ": :").replace("##[", "## [")


def _safe(text: str) -> str:
    """On one line, and every sign that could be markup, a mention or a link as itself."""
    return escaped(" ".join(text.split()))
