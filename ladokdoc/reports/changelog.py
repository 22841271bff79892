"""What has changed in a plan since some day, change by change, for the board: what is said first, spelling apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from ladokdoc.changes import Comparison
from ladokdoc.formats import day
from ladokdoc.records import Record
from ladokdoc.reports.change_sentence import sentence
from ladokdoc.reports.excerpts import Paint, shown
from ladokdoc.reports.literally import escaped

FORMAT = 1


class Merged(Record):
    """One change as it came into the plan.

    title: what its author called it. redactional: whether it is only form and spelling.
    """

    day: date
    commit: str
    title: str
    comparison: Comparison
    redactional: bool

    @property
    def sentence(self) -> str:
        """What it does, with a full stop."""
        return f"{sentence(self.comparison)}."


class Changelog(Record):
    """The changes of a year's plan, the oldest first. since: what they are counted from. whole: all of them as one."""

    year: int
    since: str
    merged: tuple[Merged, ...]
    whole: Comparison | None

    def text(self, paint: Paint) -> Iterator[str]:
        """For a terminal."""
        yield paint(f"Ändringar i {self.year} {shown(self.since)}: {self._counted()}.", "path")
        if self.whole and len(self.merged) > 1:
            yield f"Sammantaget: {shown(sentence(self.whole))}."
        for title, found in self._parts():
            yield ""
            if title:
                yield paint(title, "path")
            for one in found:
                yield f"{one.day.isoformat()}  {shown(one.sentence)}"
                yield paint(f"            {shown(one.title)} ({one.commit[:7]})", "dim")

    def markdown(self) -> Iterator[str]:
        """For minutes and pages."""
        yield f"## Ändringar i {self.year} {escaped(self.since)}"
        yield ""
        yield f"{self._counted()[:1].upper()}{self._counted()[1:]}."
        if self.whole and len(self.merged) > 1:
            yield f"Sammantaget: {escaped(sentence(self.whole))}."
        for title, found in self._parts():
            yield ""
            if title:
                yield from (f"### {title}", "")
            for one in found:
                yield f"- {day(one.day)}: {escaped(one.sentence)} ({escaped(one.title)}, {one.commit[:7]})"

    def json(self) -> str:
        """For programs."""
        merged = [
            {
                "date": one.day.isoformat(),
                "commit": one.commit,
                "title": one.title,
                "summary": sentence(one.comparison),
                "redactional": one.redactional,
            }
            for one in self.merged
        ]
        whole = sentence(self.whole) if self.whole else ""
        told = {
            "format": FORMAT,
            "edition": str(self.year),
            "since": self.since,
            "summary": whole,
            "changes": merged,
        }
        return json.dumps(told, ensure_ascii=False, indent=2)

    def _counted(self) -> str:
        small = sum(one.redactional for one in self.merged)
        kind = "redaktionell" if small == 1 else "redaktionella"
        return f"{len(self.merged) - small} i sak, {small} {kind}" if self.merged else "inga"

    def _parts(self) -> Iterator[tuple[str, Sequence[Merged]]]:
        for title, small in (("", False), ("Redaktionella ändringar", True)):
            if found := [one for one in self.merged if one.redactional is small]:
                yield title, found
