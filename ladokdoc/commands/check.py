"""`ladokdoc check`: all findings of all files in one run, and how much was checked."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ladokdoc.checking import Checker, Report
from ladokdoc.commands.project import (
    chosen,
    decided_plans,
    find_project,
    folder_in_repository,
    line_reader,
    painter,
    read_files,
    read_settings,
    root_option,
    today,
)
from ladokdoc.commands.rule_names import known_rule
from ladokdoc.commands.swedish import Command
from ladokdoc.findings import Level
from ladokdoc.loading import Project, load
from ladokdoc.sources import Files

if TYPE_CHECKING:
    from ladokdoc.reports.as_github import GithubReport


class _Told(NamedTuple):
    """What is to be told of a report: from which level on, of which rules alone, and without which."""

    level: Level | None = None
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def advice(self) -> bool:
        """Whether advice is asked for. Raises UsageError where a rule that is named is not there."""
        known = {name: known_rule(name) for name in (*self.only, *self.without)}
        return self.level is Level.NOTE or any(known[name].advice for name in self.only)

    def of(self, report: Report) -> Report:
        return report.narrowed(self.level or Level.NOTE, self.only, self.without)


@click.command("check", cls=Command, short_help="Kontrollerar planen och visar alla påpekanden.")
@click.argument("editions", metavar="[UTGÅVA]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="text för den som läser, json och sarif för andra program, github för en pull request.",
)
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    help="Minsta vikt på det som visas: error, warning eller note. Med note visas också råd om mål och behov.",
)
@click.option("--only", metavar="REGEL", multiple=True, help="Visar bara den här regelns påpekanden.")
@click.option("--ignore", metavar="REGEL", multiple=True, help="Visar inte den här regelns påpekanden.")
@click.option("--fix", is_flag=True, help="Rättar det som går att rätta utan att planen betyder något annat.")
@click.option("--dry-run", is_flag=True, help="Med --fix: visar vad som skulle rättas, och skriver inget.")
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    editions: tuple[str, ...],
    form: str,
    root: str | None,
    level: str | None,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    dry_run: bool,
) -> int:
    """Kontrollerar planen och visar alla påpekanden.

    Utan UTGÅVA kontrolleras alla år. Slutar med 1 om det finns fel bland det som visas, eller fler varningar än
    max-warnings i pyproject.toml medger; annars 0. Med --fix visas först vad som har rättats, och sedan det som är
    kvar; med --dry-run också är det 1 om något skulle rättas.
    """
    if dry_run and not fix:
        raise click.UsageError("--dry-run hör till --fix.")
    told = _Told(Level(level) if level else None, only, ignore)
    folder = find_project(ctx, root)
    advice = told.advice and form != "github"  # never told in a pull request
    files = read_files(folder)
    checker = Checker(today(), read_settings(folder), advice)
    years = chosen(files, editions, newest=False)
    decided = decided_plans(folder, years)

    def loaded(files: Files) -> Project:
        return load(files, years, folder)._replace(decided=decided)

    saved = True
    if fix:
        from ladokdoc.commands.fixing import Fixing
        from ladokdoc.mending import Mender

        fixing = Fixing(folder, Mender(checker, loaded, told.of))
        if dry_run:
            return fixing.show(files)
        files, saved = fixing.fix(files, aside=form != "text")
    report = told.of(checker.check(loaded(files)))
    click.echo(_written(report, form, files, folder))
    if form == "text" and not (told.level or told.only):
        click.echo("Råd om mål och behov: ladokdoc check --level note")
    _tell_limit(report, form)
    return int(report.failed or report.over or not saved)


def _tell_limit(report: Report, form: str) -> None:
    """Says on stderr that there are more warnings than the project allows, where the report has no place for it."""
    if report.over and form in ("json", "sarif"):
        from ladokdoc.reports.limit import over_limit

        click.echo(over_limit(report), err=True)


def _written(report: Report, form: str, files: Files, folder: Path) -> str:
    """The report in the form that was asked for."""
    if form == "json":
        from ladokdoc.reports.as_json import as_json

        return as_json(report)
    if form == "sarif":
        from ladokdoc.reports.as_sarif import SarifReport

        return SarifReport(report, line_reader(files), folder_in_repository(folder)).write()
    if form == "github":
        from ladokdoc.reports.as_github import GithubReport

        github = GithubReport(report, folder_in_repository(folder))
        _add_to_summary(github)
        return "\n".join(github.write())
    from ladokdoc.reports.as_text import TextReport

    return "\n".join(TextReport(report, line_reader(files), painter(sys.stdout)).write())


def _add_to_summary(github: GithubReport) -> None:
    """Adds to the summary of the job, where GitHub has named a file for it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    lines = list(github.summary()) if path else []
    if path and lines:
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write("\n".join([*lines, ""]))
