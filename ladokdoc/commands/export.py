"""`ladokdoc export`: the plan as data, for other programs and for who works in a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ladokdoc.checking import Checker
from ladokdoc.commands.project import (
    Trouble,
    chosen,
    decided_plans,
    find_project,
    line_reader,
    painter,
    read_files,
    read_settings,
    root_option,
    today,
)
from ladokdoc.commands.swedish import Command
from ladokdoc.expressions import values
from ladokdoc.loading import Project, load
from ladokdoc.model import Edition

FOLDER = "data"


@click.command("export", cls=Command, short_help="Skriver ut planen som data: JSON, CSV och Excel.")
@click.argument("editions", metavar="[UTGÅVA]...", nargs=-1)
@click.option("--till", "target", metavar="MAPP", help="Mappen att skriva i, i stället för build/<år>/data.")
@click.option("--schema", is_flag=True, help="Visar i stället schemat för JSON-filen.")
@root_option
@click.pass_context
def command(
    ctx: click.Context, editions: tuple[str, ...], target: str | None, schema: bool, root: str | None
) -> int:
    """Skriver ut planen som data: hela planen som JSON, varje tabell som CSV, och en arbetsbok för Excel.

    Utan UTGÅVA tas den senaste. Finns det fel i planen skrivs inget, och det som skrevs förra gången ligger kvar.
    """
    if schema:
        from ladokdoc.export.schema import schema_json

        click.echo(schema_json(), nl=False)
        return 0
    folder = find_project(ctx, root)
    files = read_files(folder)
    years = chosen(files, editions, newest=True)
    if target and len(years) > 1:
        raise Trouble("--till tar en utgåva åt gången. Ange ett år.")
    project = load(files, years, folder)._replace(decided=decided_plans(folder, years))
    report = Checker(today(), read_settings(folder)).check(project)
    if report.failed:
        from ladokdoc.reports.as_text import TextReport

        text = TextReport(report, line_reader(files), painter(sys.stderr), goes_on=True)
        click.echo("\n".join(text.write()), err=True)
        click.echo("Inget har skrivits ut; det som skrevs förra gången ligger kvar.", err=True)
        return 1
    for loaded in project.editions:
        assert loaded.edition
        own = folder / "build" / str(loaded.year) / FOLDER
        for path in _write(loaded.edition, project, Path(target) if target else own):
            click.echo(path)
    return 0


def _write(edition: Edition, project: Project, place: Path) -> list[Path]:
    """Writes the files of an edition, and takes away those of tables that are no longer there."""
    from ladokdoc import export  # a workbook takes longer to import than a check takes
    from ladokdoc.publishing import OutputFault, put

    made = export.files(edition, values(edition, project.earlier))
    old = _described(place)
    try:
        put(place, {file.name: file.data for file in made})
    except OutputFault as fault:
        raise Trouble(str(fault)) from None
    for name in old - {file.name for file in made}:
        (place / name).unlink(missing_ok=True)
    return [place / file.name for file in made]


def _described(place: Path) -> set[str]:
    """The tables that the package which lies in a folder describes; files of anything else are not ours."""
    import json

    try:
        about = json.loads((place / "datapackage.json").read_bytes())
        return {Path(str(part["path"])).name for part in about["resources"]}
    except (OSError, ValueError, TypeError, LookupError):
        return set()
