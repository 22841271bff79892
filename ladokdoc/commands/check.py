"""`ladokdoc check`: all findings of all files in one run, and how much was checked."""

from __future__ import annotations

import sys

import click

from ladokdoc.checking import check
from ladokdoc.commands.project import (
    chosen,
    find_project,
    line_reader,
    painter,
    read_files,
    root_option,
    today,
)
from ladokdoc.commands.rule_names import known_rule
from ladokdoc.commands.swedish import Command
from ladokdoc.findings import Level
from ladokdoc.loading import load


@click.command("check", cls=Command, short_help="Kontrollerar planen och visar alla påpekanden.")
@click.argument("editions", metavar="[UTGÅVA]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text för den som läser, json för andra program, github för en pull request.",
)
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default=Level.NOTE.value,
    help="Minsta vikt på det som visas: error, warning eller note.",
)
@click.option("--only", metavar="REGEL", multiple=True, help="Visar bara den här regelns påpekanden.")
@click.option("--ignore", metavar="REGEL", multiple=True, help="Visar inte den här regelns påpekanden.")
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    editions: tuple[str, ...],
    form: str,
    root: str | None,
    level: str,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
) -> int:
    """Kontrollerar planen och visar alla påpekanden.

    Utan UTGÅVA kontrolleras alla år. Slutar med 1 om det finns fel bland det som visas, annars 0.
    """
    for rule in (*only, *ignore):
        known_rule(rule)
    files = read_files(find_project(ctx, root))
    whole = check(load(files, chosen(files, editions, newest=False)), today())
    report = whole.narrowed(Level(level), only, ignore)
    if form == "json":
        from ladokdoc.reports.as_json import as_json

        click.echo(as_json(report))
    elif form == "github":
        from ladokdoc.reports.as_github import as_github

        click.echo("\n".join(as_github(report)))
    else:
        from ladokdoc.reports.as_text import TextReport

        text = TextReport(report, line_reader(files), painter(sys.stdout))
        click.echo("\n".join(text.write()))
    return int(report.failed)
