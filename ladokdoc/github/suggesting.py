"""What `fmt` and `check --fix` would do, as suggestions beside the lines, which a writer accepts with one click.

GitHub takes a suggestion only for whole lines that stand in one hunk of the change, so that what stands elsewhere is
left to the commands; so is what a suggestion cannot show: line breaks, and signs before the first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from ladokdoc.github.api import Api, GitHubFault
from ladokdoc.github.pulls import Pull

MARK = "<!-- ladokdoc: förslag -->"
_WORDS = "Så här skrivs det."
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")
# How many are open at a time. A reviewer who meets more has the commands to run instead.
MOST = 20
_MORE = (
    "Fler ställen går att rätta på samma sätt. Godta förslagen, så kommer fler, eller kör `ladokdoc check --fix` "
    "och `ladokdoc fmt`."
)
# What a writer edits by hand is far shorter, and to compare lines takes more than twice as long for twice as many.
_MOST_LINES = 2000


class Suggestion(NamedTuple):
    """Lines of a file and what is to stand there. first, last: from 1. after: without the last line break."""

    path: str
    first: int
    last: int
    after: tuple[str, ...]

    def body(self) -> str:
        """The suggestion as a comment. The fence is longer than any in the text, so that the text stays in it."""
        longest = max((len(run) for line in self.after for run in re.findall("`+", line)), default=0)
        fence = "`" * max(3, longest + 1)
        lines = "".join(f"{line}\n" for line in self.after)
        return f"{MARK}\n{_WORDS}\n{fence}suggestion\n{lines}{fence}"


class _Span(NamedTuple):
    """Lines that differ: those from `first` to `last` of the one text become those from `start` to `end`."""

    first: int
    last: int
    start: int
    end: int


def suggestions(path: str, now: str, mended: str) -> Iterator[Suggestion]:
    """What is to be changed in a file, in the fewest lines that say it. No line is in two suggestions."""
    old, new = _lines(now), _lines(mended)
    for span in _spans(old, new) if len(old) <= _MOST_LINES else ():
        yield Suggestion(path, span.first + 1, span.last, tuple(new[span.start : span.end]))


def _lines(text: str) -> list[str]:
    """What a person sees of a text as lines. A line break at the end begins no line of its own."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\n").split("\n")


def _spans(old: list[str], new: list[str]) -> Iterator[_Span]:
    """What differs. What is only put in takes the line before with it, or the first: there is no other to stand at."""
    pending: _Span | None = None
    for kind, *numbers in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            continue
        span = _Span(*numbers)
        if kind == "insert":
            before, after = (1, 0) if span.first else (0, 1)
            span = _Span(span.first - before, span.last + after, span.start - before, span.end + after)
        if pending and span.first < pending.last:
            span = _Span(pending.first, span.last, pending.start, span.end)
        elif pending:
            yield pending
        pending = span
    if pending:
        yield pending


def suggest(api: Api, pull: Pull, mended: Mapping[str, tuple[str, str]]) -> int:
    """Leaves the suggestions that are not there yet, in one review, and returns how many they are.

    No more than MOST are open; one whose lines have been changed since is not, and has no line any more.
    mended: by path, a file of the pull request as it is and as it should be. Raises GitHubFault.
    """
    hunks = {file["filename"]: _hunks(file.get("patch", "")) for file in _files(api, pull, mended)}
    every = (one for path in hunks for one in suggestions(path, *mended[path]))
    fitting = [
        one
        for one in every
        if any(hunk.start <= one.first and one.last < hunk.stop for hunk in hunks[one.path])
    ]
    every_comment = api.list(f"/pulls/{pull.number}/comments")
    there = [one for one in every_comment if one.get("line") and _text(one).startswith(MARK)]
    known = {(found.get("path"), found["line"], _text(found)) for found in there}
    missing = [one for one in fitting if (one.path, one.last, one.body()) not in known]
    fresh = missing[: max(MOST - len(there), 0)]
    if fresh:
        review = {"commit_id": pull.head, "event": "COMMENT", "comments": [_comment(one) for one in fresh]}
        more = {"body": _MORE} if len(missing) > len(fresh) else {}
        api.send("POST", f"/pulls/{pull.number}/reviews", {**review, **more})
    return len(fresh)


def _files(api: Api, pull: Pull, mended: Mapping[str, object]) -> list[dict[str, Any]]:
    return [file for file in api.list(f"/pulls/{pull.number}/files") if file.get("filename") in mended]


def _text(found: Mapping[str, Any]) -> str:
    return str(found.get("body", "")).replace("\r\n", "\n").strip()


def _comment(one: Suggestion) -> dict[str, Any]:
    made = {"path": one.path, "body": one.body(), "side": "RIGHT", "line": one.last}
    return made if one.first == one.last else {**made, "start_line": one.first, "start_side": "RIGHT"}


def _hunks(patch: str) -> list[range]:
    """The lines that each hunk of a change shows, as the newer file counts them; those around what is new are too.

    patch: of one file, as GitHub shows it. Raises GitHubFault where it is something else.
    """
    found: list[range] = []
    for line in patch.split("\n") if patch else ():
        if hunk := _HUNK.match(line):
            found.append(range(int(hunk[1]), int(hunk[1])))
        elif not found:
            raise GitHubFault("GitHub visar ändringen på ett sätt som inte förstås. Kör steget igen.")
        elif line.startswith(("+", " ")):
            found[-1] = range(found[-1].start, found[-1].stop + 1)
    return found
