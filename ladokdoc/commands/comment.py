"""`ladokdoc comment`: what a pull request does to the plan, as one comment in it, and suggestions to accept."""

from __future__ import annotations

import json
import os
import re
from functools import partial
from pathlib import Path
from typing import Any

import click

from ladokdoc.checking import Checker, Report
from ladokdoc.commands.project import Trouble, find_project, read_settings, root_option, today
from ladokdoc.commands.sides import Side
from ladokdoc.commands.swedish import Command
from ladokdoc.findings import Level
from ladokdoc.formatting import format_file
from ladokdoc.formatting.files import parts
from ladokdoc.github import (
    Api,
    GitHubFault,
    Pull,
    comment,
    documents,
    documents_as_markdown,
    find_pull,
    suggest,
)
from ladokdoc.loading import load
from ladokdoc.mending import Mender
from ladokdoc.reports.links import web_address
from ladokdoc.sources import Files
from ladokdoc.sources.git import GitFault, Repository

_WHOLE = "ladokdoc diff --format markdown --whole"


@click.command("comment", cls=Command, short_help="Skriver i en pull request vad den gör med planen.")
@root_option
@click.pass_context
def command(ctx: click.Context, root: str | None) -> int:
    """Skriver en kommentar i en pull request på GitHub om vad den gör med planen, och uppdaterar den som finns.

    Där det går lämnas också förslag som den som skriver kan godta med ett klick. Körs i ett arbetsflöde, som sätter
    GITHUB_EVENT_PATH, GITHUB_REPOSITORY och GITHUB_TOKEN. Inget som pull requesten har med sig körs.
    """
    folder = find_project(ctx, root)
    try:
        api = Api(_given("GITHUB_API_URL"), _given("GITHUB_REPOSITORY"), _given("GITHUB_TOKEN"))
        event = _event()
        pull = find_pull(event, api)
        if pull is None:
            click.echo("Ingen öppen pull request har den här versionen överst, så ingen kommentar skrivs.")
            return 0
        old, new, prefix = _sides(folder, pull)
        checker = Checker(today(), read_settings(folder))
        run = _run_of(event)
        report, changed = _report(old, new, prefix, checker, run)
        if run:
            report = _with_documents(report, api, run)
        click.echo(comment(api, pull, report, changed=changed).value)
        _suggest(api, pull, new.files, checker, prefix)
    except (GitFault, GitHubFault) as fault:
        raise Trouble(str(fault)) from None
    return 0


def _sides(folder: Path, pull: Pull) -> tuple[Side, Side, str]:
    """The plan before the pull request and with it, and the path of the project in the repository."""
    with Repository(folder) as repository:
        base, head = repository.merge_base(pull.base, pull.head), repository.commit(pull.head)
        old, new = (
            Side(f"{name} ({one.id[:7]})", repository.files(one), one.id, repository.templates_id(one.id))
            for name, one in (("grenen den ska till", base), ("pull requesten", head))
        )
        return old, new, repository.prefix


def _with_documents(report: str, api: Api, run: str) -> str:
    """The report with the places of the documents after the sentence that it begins with."""
    first, _, rest = report.partition("\n\n")
    return f"{first}\n\n{documents_as_markdown(documents(api, run), run)}\n\n{rest}"


def _given(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise Trouble(f"{name} är inte satt. Kommandot körs i ett arbetsflöde på GitHub, som sätter den.")
    return value


def _event() -> dict[str, Any]:
    path = Path(_given("GITHUB_EVENT_PATH"))
    try:
        event = json.loads(path.read_bytes())
    except (OSError, ValueError):
        raise Trouble(f"{path} går inte att läsa som en händelse från GitHub.") from None
    return event if isinstance(event, dict) else {}


def _run_of(event: dict[str, Any]) -> str:
    """The address of the run that reviewed the pull request, which has the whole report and the documents."""
    run = event.get("workflow_run")
    address = str(run.get("html_url", "")) if isinstance(run, dict) else ""
    runs = re.escape(f"{web_address(None)}/actions/runs/")
    return address if re.fullmatch(rf"{runs}[0-9]+", address) else ""


def _report(old: Side, new: Side, prefix: str, checker: Checker, run: str) -> tuple[str, bool]:
    """What has changed, as Markdown, and whether there is anything to tell. run: the address of the review."""
    from ladokdoc.commands.diff import compared
    from ladokdoc.reports.changes_as_markdown import ChangeMarkdown
    from ladokdoc.reports.links import Links, whole_report

    found = compared(old, new, checker)
    base = web_address(None)
    whole = f"[sammanfattningen av granskningen]({run})" if run else whole_report(base, _WHOLE)
    links = Links(base, (old.commit, new.commit), prefix)
    report = ChangeMarkdown(found.comparison, found.labels, links, whole).write()
    return report, bool(found.comparison.changes or found.comparison.untold)


def _suggest(api: Api, pull: Pull, files: Files, checker: Checker, prefix: str) -> None:
    """Leaves what `check --fix` and `fmt` would do as suggestions."""
    mended = _mended(files, checker)
    changed = {prefix + path: texts for path, texts in mended.items() if texts[0] != texts[1]}
    if changed and (count := suggest(api, pull, changed)):
        click.echo("1 förslag är lämnat." if count == 1 else f"{count} förslag är lämnade.")


def _mended(files: Files, checker: Checker) -> dict[str, tuple[str, str]]:
    """Each file of the content as it is, and as it should be written."""
    told = partial(Report.narrowed, level=Level.NOTE, only=(), without=())
    after = Mender(checker, lambda content: load(content, content.years()), told).mend(files).files
    found: dict[str, tuple[str, str]] = {}
    for part in parts(files):
        data = files.data.get(part.path)
        if data is not None:
            written = format_file(part.path, after.data[part.path], part.shape).data
            try:
                found[part.path] = data.decode(), written.decode()
            except UnicodeDecodeError:
                continue
    return found
