"""What `fmt` and `check --fix` would do, as suggestions beside the lines, which a writer accepts with one click.

GitHub takes a suggestion only for lines that the pull request itself changes, so that what stands elsewhere is left
to the commands.
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
# A reviewer who meets more than this has the commands to run instead.
MOST = 20


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


def suggestions(path: str, now: str, mended: str) -> Iterator[Suggestion]:
    """What is to be changed in a file, in the fewest lines that say it."""
    old, new = now.split("\n"), mended.split("\n")
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "insert":
            # There is no line to suggest it for but the one before, or after where it is the first.
            at = first - 1 if first else 0
            after = (old[at], *new[start:end]) if first else (*new[start:end], old[at])
            yield Suggestion(path, at + 1, at + 1, after)
        elif kind != "equal":
            yield Suggestion(path, first + 1, last, tuple(new[start:end]))


def suggest(api: Api, pull: Pull, mended: Mapping[str, tuple[str, str]]) -> int:
    """Leaves the suggestions that are not there yet, in one review, and returns how many they are: MOST in all.

    mended: by path, a file of the pull request as it is and as it should be. Raises GitHubFault.
    """
    lines = {file["filename"]: _new_lines(file.get("patch", "")) for file in _files(api, pull, mended)}
    every = (one for path in lines for one in suggestions(path, *mended[path]))
    fitting = [one for one in every if lines[one.path].issuperset(range(one.first, one.last + 1))]
    there = {(found.get("path"), _text(found)) for found in api.list(f"/pulls/{pull.number}/comments")}
    left = MOST - sum(text.startswith(MARK) for _, text in there)
    fresh = [one for one in fitting if (one.path, one.body()) not in there][: max(left, 0)]
    if fresh:
        comments = [_comment(one) for one in fresh]
        review = {"commit_id": pull.head, "event": "COMMENT", "comments": comments}
        api.send("POST", f"/pulls/{pull.number}/reviews", review)
    return len(fresh)


def _files(api: Api, pull: Pull, mended: Mapping[str, object]) -> list[dict[str, Any]]:
    return [file for file in api.list(f"/pulls/{pull.number}/files") if file.get("filename") in mended]


def _text(found: Mapping[str, Any]) -> str:
    return str(found.get("body", "")).replace("\r\n", "\n").strip()


def _comment(one: Suggestion) -> dict[str, Any]:
    made = {"path": one.path, "body": one.body(), "side": "RIGHT", "line": one.last}
    return made if one.first == one.last else {**made, "start_line": one.first, "start_side": "RIGHT"}


def _new_lines(patch: str) -> set[int]:
    """The lines that a change adds, as the new file counts them; those around them can bear a suggestion too.

    patch: of one file, as GitHub shows it. Raises GitHubFault where it is something else.
    """
    found: set[int] = set()
    number = 0
    for line in patch.split("\n") if patch else ():
        if hunk := _HUNK.match(line):
            number = int(hunk[1])
        elif number == 0:
            raise GitHubFault("GitHub visar ändringen på ett sätt som inte förstås. Kör steget igen.")
        elif line.startswith(("+", " ")):
            found.add(number)
            number += 1
    return found
