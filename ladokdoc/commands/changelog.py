"""`ladokdoc changelog`: what has changed in a year's plan since a day or a status, one entry for each merged change."""

from __future__ import annotations

import re
import sys
from itertools import pairwise

import click

from ladokdoc.changes import Comparison, Snapshot, comparable, compare
from ladokdoc.changes.redactional import redactional
from ladokdoc.commands.diff import project_of
from ladokdoc.commands.project import Trouble, painter, root_option
from ladokdoc.commands.swedish import Command
from ladokdoc.formats import Misread, day, read_day
from ladokdoc.loading import load
from ladokdoc.model import Status
from ladokdoc.reports.change_titles import is_merge, title
from ladokdoc.reports.changelog import Changelog, Merged
from ladokdoc.sources import CONTENT, GLOSSARY
from ladokdoc.sources.git import Commit, GitFault, Repository


@click.command(
    "changelog", cls=Command, short_help="Visar ändring för ändring vad som har hänt i ett års plan."
)
@click.argument("year", metavar="UTGÅVA")
@click.option(
    "--since",
    metavar="DAG|STATUS",
    help="Första dagen, som 2020-11-24, eller utkast, förslag eller beslutad.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="text för den som läser, markdown för ett protokoll eller en sida, json för andra program.",
)
@root_option
@click.pass_context
def command(ctx: click.Context, year: str, since: str | None, form: str, root: str | None) -> int:
    """Visar ändring för ändring vad som har hänt i ett års plan, enligt git.

    Varje ändring som har förts in är en rad, den äldsta först. Med en status visas det som har hänt sedan planen
    senast fick den. De som bara rör form, skiljetecken och stavning, och de som har tagits tillbaka, står för sig.

    Slutar med 1 om planen nu har fel som hindrar att den läses.
    """
    if not re.fullmatch("[0-9]{4}", year):
        raise Trouble(f"{year} är inget år. Skriv till exempel `ladokdoc changelog 2021`.")
    try:
        with Repository(project_of(ctx, root)) as repository:
            log = _History(repository, int(year)).log(since)
    except GitFault as fault:
        raise Trouble(str(fault)) from None
    paint = painter(sys.stdout)
    click.echo(
        log.json() if form == "json" else "\n".join(log.markdown() if form == "markdown" else log.text(paint))
    )
    return int(log.unread > 0)


class _History:
    """The versions of one year's plan along the main line, each as it was when a change had been merged.

    They are read one after the other, and no more than two are held at a time.
    """

    def __init__(self, repository: Repository, year: int) -> None:
        self.repository = repository
        self.year = year
        commits = list(repository.line("HEAD"))[::-1]
        changed = (
            now for was, now in pairwise(commits) if repository.content_id(was) != repository.content_id(now)
        )
        self.commits = [commits[0], *changed]

    def log(self, since: str | None) -> Changelog:
        """Everything since a day or a status; since the plan came where nothing is said."""
        first, told = self._start(since)
        merged: list[Merged] = []
        start = last = seen = None
        unread = 0
        for commit in self.commits[first:]:
            snapshot = self._snapshot(commit)
            # What cannot be read is told with the next that can.
            if self._readable(snapshot):
                if last and self._files(last) != self._files(snapshot):
                    merged.append(self._merged(commit, last, snapshot))
                start, last, unread = start or snapshot, snapshot, 0
            else:
                unread += seen is None or self._files(seen) != self._files(snapshot)
            seen = snapshot
        whole = self._compared(start, last) if start and last else None
        return Changelog(self.year, told, tuple(merged), whole, unread)

    def _snapshot(self, commit: Commit) -> Snapshot:
        files = self.repository.files(commit)
        return Snapshot(files, load(files, {self.year} & set(files.years())), ())

    def _start(self, since: str | None) -> tuple[int, str]:
        """The version that changes are counted from, and how that is said."""
        has = [self.year in self.repository.files(commit).years() for commit in self.commits]
        if not any(has):
            raise Trouble(f"Utgåvan {self.year} finns inte i någon sparad version.")
        if since is None:
            return has.index(True), "sedan den kom till"
        if since.casefold() in list(Status):
            return self._became(since.casefold())
        date = read_day(since)
        if isinstance(date, Misread):
            hint = "Skriv 2020-11-24, utkast, förslag eller beslutad."
            raise Trouble(f"{since} är varken en dag eller en status. {hint}")
        before = [n for n, commit in enumerate(self.commits) if commit.when.date() < date]
        return before[-1] if before else has.index(True), f"från och med {day(date)}"

    def _became(self, status: str) -> tuple[int, str]:
        """The last version in which the plan got a status."""
        after: int | None = None
        for n in range(len(self.commits) - 1, -1, -1):
            was = self._status(self._snapshot(self.commits[n]))
            if was is None:
                continue  # a version that cannot be read, or has no plan, says nothing of what its status was
            if after is not None and was != status:
                return after, f"sedan den blev {status} {day(self.commits[after].when.date())}"
            after = n if was == status else None
        if after is not None:
            return after, f"sedan den blev {status} {day(self.commits[after].when.date())}"
        raise Trouble(f"Planen för {self.year} har inte haft status {status} i någon sparad version.")

    def _merged(self, commit: Commit, old: Snapshot, new: Snapshot) -> Merged:
        found = self._compared(old, new)
        small = all(redactional(part) for part in found.parts)
        return Merged(commit.when.date(), commit.id, self._title(commit), commit.message, found, small)

    def _title(self, commit: Commit) -> str:
        """What the author called the change; of a merge that brought one commit, what that was called."""
        parents = commit.parents
        if not (is_merge(commit.message) and len(parents) == 2 and self.repository.has(parents[1])):
            return title(commit.message)
        came = self.repository.commit(parents[1])
        common = self.repository.merge_base(*parents)
        return title(commit.message, came.message if came.parents == (common.id,) else "")

    def _compared(self, old: Snapshot, new: Snapshot) -> Comparison:
        years = [self.year if side.edition(self.year) else None for side in (old, new)]
        return compare(old, new, [(years[0], years[1])] if any(years) else [])

    def _readable(self, snapshot: Snapshot) -> bool:
        loaded = snapshot.edition(self.year)
        return loaded is None or comparable(loaded)

    def _status(self, snapshot: Snapshot) -> str | None:
        loaded = snapshot.edition(self.year)
        status = loaded.edition.status if loaded and loaded.edition else None
        return status.value if status else None

    def _files(self, snapshot: Snapshot) -> dict[str, bytes]:
        """The files of the year, and the glossary that all years share."""
        start = f"{CONTENT}/{self.year}/"
        data = snapshot.files.data
        return {path: found for path, found in data.items() if path.startswith(start) or path == GLOSSARY}
