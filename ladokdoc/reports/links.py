"""Addresses on the web of what a report tells of, as GitHub has them."""

from __future__ import annotations

import os
from urllib.parse import quote

from ladokdoc.places import Place
from ladokdoc.records import Record


class Links(Record):
    """Leads to a line of a file. base: the address of the repository; commits: of the older side and the newer.

    prefix: the path of the project in the repository.
    """

    base: str
    commits: tuple[str, str]
    prefix: str

    def __call__(self, place: Place, older: bool) -> str | None:
        """The address of a place; None where there is none."""
        commit = self.commits[0 if older else 1]
        if not (self.base and commit):
            return None
        path = quote(f"{self.prefix}{place.path}", errors="surrogateescape")
        # Markdown is shown as it is read unless one asks for its lines.
        plain = "?plain=1" if place.path.endswith(".md") else ""
        return f"{self.base}/blob/{commit}/{path}{plain}#L{place.line}"


def web_address(given: str | None) -> str:
    """The address of the repository on the web: the given one, else that of the workflow that runs."""
    if given is None and os.environ.get("GITHUB_REPOSITORY"):
        server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
        given = f"{server}/{os.environ['GITHUB_REPOSITORY']}"
    return (given or "").rstrip("/")


def whole_report(base: str, command: str) -> str:
    """Where all of a report is: in the summary of the workflow that runs, else by a command."""
    run = os.environ.get("GITHUB_RUN_ID", "")
    return f"[sammanfattningen av körningen]({base}/actions/runs/{run})" if base and run else f"`{command}`"
