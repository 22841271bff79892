"""What the author of a commit called the change, and which earlier change it takes back, from what was said of it."""

from __future__ import annotations

import re

from ladokdoc.formats import shorten

_REQUEST = re.compile(r"Merge (?:pull request|branch|branches|remote-tracking branch)\b")
_BRANCH = re.compile(r"Merge (?:remote-tracking )?branch '(?:origin/)?([^']+)'")
_REVERT = re.compile(r'(?:Revert|Återställ) "(.*)"(?: \(#[0-9]+\))?')
_REVERTED = re.compile(r"\bThis reverts commit ([0-9a-f]{7,64})\b")
_LONGEST = 100
UNTITLED = "Utan rubrik"


def title(message: str, merged: str = "") -> str:
    """The title of a change: of a merge on GitHub that of the pull request, which stands below.

    merged: what was said of the only commit that a merge brought; empty where there were more.
    """
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    if not lines:
        return UNTITLED
    if _REQUEST.match(lines[0]):
        named = _BRANCH.match(lines[0])
        below = lines[1] if len(lines) > 1 else ""
        return shorten(
            below or (title(merged) if merged else f"Grenen {named[1]}" if named else lines[0]), _LONGEST
        )
    if taken := _REVERT.fullmatch(lines[0]):
        return f"Tar tillbaka ”{shorten(taken[1], _LONGEST)}”"
    return shorten(lines[0], _LONGEST)


def is_merge(message: str) -> bool:
    """Whether git or GitHub has written the first line, and it says nothing of what was changed."""
    return bool(_REQUEST.match(message.strip()))


def reverted(message: str) -> tuple[str, str]:
    """The id, or its beginning, and the title of what is taken back; empty for what does not say."""
    id = _REVERTED.search(message)
    named = _REVERT.fullmatch(message.strip().partition("\n")[0].strip())
    return id[1] if id else "", named[1] if named else ""
