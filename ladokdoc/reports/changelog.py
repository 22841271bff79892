"""What has changed in a plan since some day, change by change, for the board.

What is said first; spelling, and what was taken back again, apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from ladokdoc.changes import Comparison
from ladokdoc.formats import day
from ladokdoc.records import Record
from ladokdoc.reports.change_sentence import sentence
from ladokdoc.reports.change_titles import reverted
from ladokdoc.reports.excerpts import Paint, shown
from ladokdoc.reports.literally import escaped

FORMAT = 1
_TAKEN_BACK = "Infört och taget tillbaka"
_REDACTIONAL = "Redaktionella ändringar"


class Merged(Record):
    """One change as it came into the plan.

    title: what its author called it. message: all that was said of it. redactional: whether it is only form and
        spelling.
    """

    day: date
    commit: str
    title: str
    message: str
    comparison: Comparison
    redactional: bool

    @property
    def sentence(self) -> str:
        """What it does, with a full stop."""
        return f"{sentence(self.comparison)}."


class Changelog(Record):
    """The changes of a year's plan, the oldest first.

    since: what they are counted from. whole: all of them as one. unread: how many of the latest changes of the
        plan's files cannot be told, for the plan cannot be read after them.
    """

    year: int
    since: str
    merged: tuple[Merged, ...]
    whole: Comparison | None
    unread: int = 0

    @cached_property
    def taken_back(self) -> Mapping[str, Merged]:
        """What took a change back, by the commit of the change."""
        return taken_back(self.merged)

    def text(self, paint: Paint) -> Iterator[str]:
        """For a terminal."""
        yield paint(f"Ändringar i planen för {self.year} {shown(self.since)}: {self._counted()}.", "path")
        if self.whole and len(self.merged) > 1:
            yield f"Sammantaget: {shown(sentence(self.whole))}."
        if self.unread:
            yield paint(self._unread(), "error")
        for title, found in self._parts():
            yield ""
            if title:
                yield paint(title, "path")
            for one in found:
                yield f"{one.day.isoformat()}  {shown(one.sentence)}"
                yield paint(f"            {shown(one.title)} ({one.commit[:7]}){self._back(one)}", "dim")

    def markdown(self) -> Iterator[str]:
        """For minutes and pages."""
        yield f"## Ändringar i planen för {self.year} {escaped(self.since)}"
        yield ""
        yield f"{self._counted()[:1].upper()}{self._counted()[1:]}."
        if self.whole and len(self.merged) > 1:
            yield f"Sammantaget: {escaped(sentence(self.whole))}."
        if self.unread:
            yield from ("", self._unread())
        for title, found in self._parts():
            yield ""
            if title:
                yield from (f"### {title}", "")
            for one in found:
                about = f"({escaped(one.title)}, {one.commit[:7]}){self._back(one)}"
                yield f"- {day(one.day)}: {escaped(one.sentence)} {about}"

    def json(self) -> str:
        """For programs."""
        merged = [
            {
                "date": one.day.isoformat(),
                "commit": one.commit,
                "title": one.title,
                "summary": sentence(one.comparison),
                "redactional": one.redactional,
                "taken_back_by": self.taken_back[one.commit].commit
                if one.commit in self.taken_back
                else None,
            }
            for one in self.merged
        ]
        whole = sentence(self.whole) if self.whole else ""
        told = {
            "format": FORMAT,
            "edition": str(self.year),
            "since": self.since,
            "summary": whole,
            "unread": self.unread,
            "changes": merged,
        }
        return json.dumps(told, ensure_ascii=False, indent=2)

    def _back(self, one: Merged) -> str:
        by = self.taken_back.get(one.commit)
        return f", taget tillbaka {day(by.day)}" if by else ""

    def _unread(self) -> str:
        last = "Den senaste ändringen" if self.unread == 1 else f"De {self.unread} senaste ändringarna"
        return f"{last} går inte att visa, för planen har fel som hindrar att den läses. `ladokdoc check` visar dem."

    def _counted(self) -> str:
        if not self.merged:
            return "inga"
        counts = {title: len(found) for title, found in self._parts()}
        small, back = counts.get(_REDACTIONAL, 0), counts.get(_TAKEN_BACK, 0)
        kind = "redaktionell" if small == 1 else "redaktionella"
        told = f"{counts.get('', 0)} i sak, {small} {kind}"
        return f"{told}, {back} som togs tillbaka" if back else told

    def _parts(self) -> Iterator[tuple[str, Sequence[Merged]]]:
        """What weighs most first. What took something back is told with that, and not by itself."""
        by = {one.commit for one in self.taken_back.values()}
        back = [one for one in self.merged if one.commit in self.taken_back]
        left = [one for one in self.merged if one.commit not in self.taken_back and one.commit not in by]
        small = [one for one in left if one.redactional]
        for title, found in (
            ("", [one for one in left if not one.redactional]),
            (_REDACTIONAL, small),
            (_TAKEN_BACK, back),
        ):
            if found:
                yield title, found


def taken_back(merged: Sequence[Merged]) -> Mapping[str, Merged]:
    """What took a change back, by the commit of the change: it says so, and does just the opposite.

    What was taken back and then brought in again stands.
    """
    found: dict[str, Merged] = {}
    for number, one in enumerate(merged):
        id, title = reverted(one.message)
        if not (id or title):
            continue
        earlier = reversed(merged[:number])
        was = next((other for other in earlier if _is(other, id, title) and _undoes(one, other)), None)
        if was:
            found = {commit: by for commit, by in found.items() if by is not was}
            found[was.commit] = one
    return found


def _is(one: Merged, id: str, title: str) -> bool:
    """Whether it is the change of an id, or, where GitHub has given it another, of a title."""
    return (bool(id) and one.commit.startswith(id)) or (
        bool(title) and title in (one.title, one.message.strip().partition("\n")[0])
    )


def _undoes(one: Merged, other: Merged) -> bool:
    """Whether one puts back everything that the other changed."""
    back = sorted(
        (str(change.key), change.field, str(change.after), str(change.before))
        for change in other.comparison.changes
    )
    return back == sorted(
        (str(change.key), change.field, str(change.before), str(change.after))
        for change in one.comparison.changes
    )
