"""`ladokdoc fmt`: the one way to write the content; comments stay, meaning stays."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from ladokdoc.commands.project import Trouble, chosen, find_project, read_files, root_option
from ladokdoc.commands.swedish import Command
from ladokdoc.formatting import Formatted, format_file
from ladokdoc.formatting.files import Part, parts
from ladokdoc.saving import SaveFault, save
from ladokdoc.sources import Files


@click.command(
    "fmt", cls=Command, short_help="Skriver innehållet på det enda sättet; inget betyder något annat."
)
@click.argument("names", metavar="[UTGÅVA|FIL]...", nargs=-1)
@click.option("--check", is_flag=True, help="Skriver inget, men talar om vad som skulle ändras.")
@root_option
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], check: bool, root: str | None) -> int:
    """Skriver innehållet på det enda sättet: en mening per rad, nycklarna i ordning, rätt indrag.

    Anteckningar och tomma rader står kvar, och planen betyder detsamma som förut.
    Utan UTGÅVA eller FIL gäller det alla filer. Slutar med 1 om en fil inte går att
    läsa, och med --check om något skulle ändras; annars 0.
    """
    folder = find_project(ctx, root)
    files = read_files(folder)
    wanted = _wanted(names, files, folder)
    changed = left = 0
    for part in wanted:
        result = _formatted(part, files)
        fault = _why_left(part, result, files) or ("" if check else _saved(folder, part.path, result, files))
        if fault:
            click.echo(fault, err=True)
        elif result.done:
            click.echo(f"{part.path} {'skulle ändras' if check else 'är ändrad'}: {', '.join(result.done)}.")
        left += bool(fault)
        changed += bool(result.done and not fault)
    _sum_up(changed, len(wanted) - changed - left, left, check=check)
    return int(left > 0 or (check and changed > 0))


def _wanted(names: Sequence[str], files: Files, folder: Path) -> list[Part]:
    """The files that were named, and those of the editions that were. Raises Trouble for what there is not."""
    known = list(parts(files))
    if not names:
        return known
    years = {name for name in names if name.isdigit() and len(name) == 4 and not Path(name).exists()}
    chosen(files, sorted(years), newest=False)
    paths = {name: os.path.relpath(name, folder.absolute()) for name in names if name not in years}
    paths = {name: Path(path).as_posix() for name, path in paths.items()}
    for name, path in paths.items():
        if not any(part.path == path or part.path.startswith(path + "/") for part in known):
            raise Trouble(f"{name} hör inte till planens filer. Ange ett år eller en fil under content/.")
    found = tuple(paths.values())
    folders = tuple(path + "/" for path in found)
    return [p for p in known if str(p.year) in years or p.path in found or p.path.startswith(folders)]


def _formatted(part: Part, files: Files) -> Formatted:
    if part.newer or part.path in files.refused:
        return Formatted(b"")
    return format_file(part.path, files.data[part.path], part.shape)


def _why_left(part: Part, result: Formatted, files: Files) -> str:
    """Why a file is left alone; empty where it is not."""
    why = ""
    if part.newer:
        why = "Planen är skriven i ett nyare format, så allt i mappen lämnas: uppdatera ladokdoc."
    elif refusal := files.refused.get(part.path):
        why = refusal.message
    elif result.left:
        why = f"Rad {result.left.place.line}: {result.left.message}"
    return why and f"{part.path} lämnas som den är. {why}"


def _saved(folder: Path, path: str, result: Formatted, files: Files) -> str:
    """Writes a file that is to be changed; why it could not be, where it could not."""
    try:
        if result.done:
            save(folder, path, files.data[path], result.data)
    except SaveFault as fault:
        return str(fault)
    return ""


def _sum_up(changed: int, right: int, left: int, *, check: bool) -> None:
    said = [
        (changed, "skulle ändras", "skulle ändras") if check else (changed, "ändrad", "ändrade"),
        (right, "redan rätt skriven", "redan rätt skrivna"),
        (left, "lämnad som den är", "lämnade som de är"),
    ]
    told = [f"1 fil {one}" if count == 1 else f"{count} filer {many}" for count, one, many in said if count]
    click.echo(", ".join(told) + "." if told else "Här finns inga filer.")
    if check and changed:
        click.echo("Skriv om dem: ladokdoc fmt")
    if left:
        click.echo("Vad som är fel i det som lämnas: ladokdoc check")
