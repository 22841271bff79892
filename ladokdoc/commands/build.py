"""`ladokdoc build`: check, then the document as HTML and PDF; errors stop it before anything is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ladokdoc.commands.project import (
    Trouble,
    chosen,
    decided_plans,
    epoch,
    find_project,
    line_reader,
    painter,
    read_files,
    read_settings,
    root_option,
    tell,
    today,
)
from ladokdoc.commands.swedish import Command
from ladokdoc.pdf import EnvironmentFault, Renderer, RenderFault
from ladokdoc.sources import Files

if TYPE_CHECKING:
    from ladokdoc.checking import Report
    from ladokdoc.publishing import Published


@click.command("build", cls=Command, short_help="Kontrollerar planen och gör webbsida och PDF.")
@click.argument("editions", metavar="[UTGÅVA]...", nargs=-1)
@click.option("--bilagor", is_flag=True, help="Lägger planen som data i PDF:en: JSON, CSV och arbetsbok.")
@click.option(
    "--mallprov", is_flag=True, help="Visar mallarnas alla delar, med påhittat innehåll, i build/mallprov."
)
@root_option
@click.pass_context
def command(
    ctx: click.Context, editions: tuple[str, ...], bilagor: bool, mallprov: bool, root: str | None
) -> int:
    """Kontrollerar planen och gör webbsida och PDF i mappen build.

    Utan UTGÅVA görs den senaste. Finns det fel görs inget, och det som gjordes förra gången ligger kvar.
    """
    folder = find_project(ctx, root)
    if mallprov and (editions or bilagor):
        raise Trouble("Mallprovet har ett eget innehåll. Skriv --mallprov utan utgåva och utan --bilagor.")
    try:
        # The renderer gets ready while the rest is imported and the content is read and checked.
        with Renderer.start() as renderer:
            if mallprov:
                return _show_templates(folder, renderer)
            return _build(folder, editions, renderer, attached=bilagor)
    except EnvironmentFault as fault:
        raise Trouble(str(fault)) from None
    except RenderFault as fault:
        click.echo(str(fault), err=True)
        return 1


def _build(folder: Path, editions: tuple[str, ...], renderer: Renderer, *, attached: bool) -> int:
    from ladokdoc.checking import Checker
    from ladokdoc.loading import load
    from ladokdoc.pages import TemplateFault
    from ladokdoc.publishing import OutputFault, Publisher
    from ladokdoc.sources.origin import origin

    tell("Läser och kontrollerar innehållet …")
    files = read_files(folder)
    years = chosen(files, editions, newest=True)
    project = load(files, years, folder)._replace(decided=decided_plans(folder, years))
    report = Checker(today(), read_settings(folder)).check(project)
    _say(report, files)
    if report.failed:
        click.echo("Inget har byggts; det som byggdes förra gången ligger kvar.", err=True)
        return 1
    try:
        publisher = Publisher(folder, renderer, tell, origin(folder), epoch(), attached=attached)
        for loaded in project.editions:
            assert loaded.edition
            _tell_written(publisher.publish(loaded.edition, project))
    except (OutputFault, TemplateFault) as fault:
        raise Trouble(str(fault)) from None
    return 0


def _show_templates(folder: Path, renderer: Renderer) -> int:
    """The project's templates with content that has every part. It is made up, and known to have no fault."""
    from ladokdoc.loading import load
    from ladokdoc.model import Status
    from ladokdoc.pages import TemplateFault, sample
    from ladokdoc.publishing import OutputFault, Publisher
    from ladokdoc.sources import read_folder

    try:
        files = read_folder(sample())
        project = load(files, [max(files.years())])
        decided = project.editions[0].edition
        assert decided
        # A draft is marked on every page, and a decided plan is not.
        made_up = decided.changed(status=Status.DRAFT)
        published = Publisher(folder, renderer, tell, when=epoch(), folder="mallprov").publish(
            made_up, project
        )
    except (OutputFault, TemplateFault) as fault:
        raise Trouble(str(fault)) from None
    _tell_written(published)
    return 0


def _tell_written(published: Published) -> None:
    for name in published.unused:
        click.echo(
            f"Filen templates/{name} har inte använts. Ska den ersätta en mall måste den heta som den.",
            err=True,
        )
    for path in published.paths:
        click.echo(path)


def _say(report: Report, files: Files) -> None:
    """What was found, on stderr; nothing where there is nothing to say."""
    if report.findings:
        from ladokdoc.reports.as_text import TextReport

        text = TextReport(report, line_reader(files), painter(sys.stderr), goes_on=True)
        click.echo("\n".join(text.write()), err=True)
