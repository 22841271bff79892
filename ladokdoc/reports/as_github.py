"""A check as annotations of a pull request on GitHub: workflow commands, one line each.

GitHub shows ten annotations of a kind for a step; what is past that is told as text, so that nothing is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ladokdoc.checking import Report
from ladokdoc.findings import Finding, Level

SHOWN = 10
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def as_github(report: Report) -> Iterator[str]:
    """The lines that GitHub reads; findings that are excused are not among them."""
    counts: Counter[Level] = Counter()
    left: list[Finding] = []
    for level in Level:
        for finding in report.findings:
            if finding.level is level and finding.waived is None:
                counts[level] += 1
                if counts[level] <= SHOWN:
                    yield _command(finding)
                else:
                    left.append(finding)
    if left:
        yield f"Ytterligare {len(left)} påpekanden:"
        for finding in left:
            place = f"{finding.place.path}:{finding.place.line}:{finding.place.column}"
            yield f"{_plain(place)}: {finding.level.swedish}: {_plain(finding.message)} ({finding.rule})"


def _command(finding: Finding) -> str:
    place = finding.place
    where = {
        "file": place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        # GitHub shows columns only where the annotation is on one line.
        **(
            {"col": str(place.column), "endColumn": str(place.end_column)}
            if place.line == place.end_line
            else {}
        ),
        "title": finding.rule,
    }
    told = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(told)}"


def _data(text: str) -> str:
    """Escaped as the runner's toolkit does, so that no text of the content ends the command or begins another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """On one line, and no command even if it begins as one."""
    return " ".join(text.split()).replace("::", ": :")
