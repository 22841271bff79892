"""The one comment in a pull request: made once, kept up to date, and never made to say that nothing has changed."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from ladokdoc.github.api import Api
from ladokdoc.github.pulls import Pull

# How the comment is known again. It is not seen when the comment is read.
MARK = "<!-- ladokdoc: ändringar i planen -->"


class Outcome(StrEnum):
    """What became of the comment, in the words of the log."""

    MADE = "Kommentaren är skriven."
    UPDATED = "Kommentaren är uppdaterad."
    LEFT = "Kommentaren stämmer redan."
    SILENT = "Inget i planen har ändrats i sak, så ingen kommentar skrivs."


def comment(api: Api, pull: Pull, report: str, *, changed: bool) -> Outcome:
    """Sees to it that the pull request has the report. changed: whether it tells of any change of meaning.

    Where nothing has changed there is no comment; one from before is told so, for it would else be wrong.
    Raises GitHubFault.
    """
    body = f"{MARK}\n{report.strip()}\n"
    own = _own(api, pull)
    if own is None:
        if not changed:
            return Outcome.SILENT
        api.send("POST", f"/issues/{pull.number}/comments", {"body": body})
        return Outcome.MADE
    # GitHub keeps a comment with other line breaks than it was given.
    if str(own.get("body", "")).replace("\r\n", "\n").strip() == body.strip():
        return Outcome.LEFT
    api.send("PATCH", f"/issues/comments/{own['id']}", {"body": body})
    return Outcome.UPDATED


def _own(api: Api, pull: Pull) -> dict[str, Any] | None:
    """The comment from before. Somebody else's that begins alike is not ours to change."""
    for found in api.list(f"/issues/{pull.number}/comments"):
        if found.get("user", {}).get("type") == "Bot" and str(found.get("body", "")).startswith(MARK):
            return dict(found)
    return None
