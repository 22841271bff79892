"""`ladokdoc verify`: whether a published PDF is what the version of the plan that it names says."""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime
from pathlib import Path

import click

from ladokdoc.commands.project import (
    Trouble,
    decided_plans,
    find_project,
    painter,
    read_files,
    root_option,
    tell,
)
from ladokdoc.commands.swedish import Command
from ladokdoc.manifest import Manifest
from ladokdoc.pdf import EnvironmentFault, Renderer, RenderFault
from ladokdoc.sources.git import GitFault, Repository
from ladokdoc.sources.origin import Origin
from ladokdoc.verifying import BYTES, DATE, DRAWING, Comparison, Document, Unreadable, Verdict, compare, read

_STYLE = {Verdict.SAME: "good", Verdict.OTHER: "error", Verdict.NOT_COMPARED: "dim"}


@click.command("verify", cls=Command, short_help="Prövar en publicerad PDF mot planen i git.")
@click.argument("file", metavar="PDF", type=click.Path(path_type=Path))
@root_option
@click.pass_context
def command(ctx: click.Context, file: Path, root: str | None) -> int:
    """Prövar en publicerad PDF mot planen i git.

    PDF:en görs på nytt av den version som den anger, och jämförs: innebörd, data, text, datum, det som står på sidorna
    utan att läsas upp, tecknens form och hur sidorna är ritade, och hela filen när den är gjord med samma
    programversioner som finns här. Slutar med 1 om något inte stämmer.
    """
    published = _read(file)
    manifest = published.manifest
    if manifest is None:
        click.echo(f"{file} säger inte vilken plan den är gjord av. Verifiera en PDF från `ladokdoc build`.")
        return 1
    if not manifest.commit:
        click.echo(f"{file} gjordes utanför git, så det finns inget att pröva den mot.")
        return 1
    made, when = _made_again(_project(ctx, root), published, manifest)
    return _say(file, manifest, compare(published, made, when))


def _project(ctx: click.Context, root: str | None) -> Path:
    """The project in git. Who verifies may have nothing but the PDF, and is told what else it takes."""
    try:
        return find_project(ctx, root)
    except Trouble:
        where = f"I {root}" if root else "Här"
        raise Trouble(
            f"{where} finns ingen plan att pröva filen mot. Hämta planens arkiv med `git clone`, och gå till dess "
            "mapp eller ange den med --root."
        ) from None


def _read(file: Path) -> Document:
    try:
        return read(file.read_bytes())
    except FileNotFoundError:
        raise Trouble(f"{file} finns inte. Ange den PDF som publicerades.") from None
    except OSError:
        raise Trouble(f"{file} går inte att läsa. Ange den PDF som publicerades.") from None
    except Unreadable as fault:
        raise Trouble(f"{file}: {fault}") from None


def _made_again(root: Path, published: Document, manifest: Manifest) -> tuple[Document, datetime]:
    """The document as it is made from the version that the manifest names, and when that version was made.

    It gets the date that was published: SOURCE_DATE_EPOCH may have been set then, and nothing else tells.
    """
    from ladokdoc.loading import load
    from ladokdoc.pages import TemplateFault
    from ladokdoc.publishing import Publisher

    try:
        with Renderer.start() as renderer, tempfile.TemporaryDirectory() as folder:
            when = _unpacked(root, manifest.commit, Path(folder))
            decided = decided_plans(root, [manifest.year], manifest.commit)
            project = load(read_files(Path(folder)), [manifest.year])._replace(decided=decided)
            edition = project.editions[0].edition
            if edition is None:
                raise Trouble(f"Planen för {manifest.year} går inte att läsa i {manifest.commit[:10]}.")
            origin = Origin(manifest.commit, when, manifest.clean)
            attached = bool(published.attachments)
            publisher = Publisher(Path(folder), renderer, tell, origin, published.dates.moment, attached)
            pdf = publisher.make(edition, project).pdf
            return published if pdf == published.data else read(pdf), when
    except (GitFault, EnvironmentFault, TemplateFault, RenderFault) as fault:
        raise Trouble(str(fault)) from None


def _unpacked(root: Path, commit: str, folder: Path) -> datetime:
    """Writes the version in a folder, and tells when it was made."""
    with Repository(root) as repository:
        found = repository.commit(commit)
        repository.copy(found, folder)
        return found.when


def _say(file: Path, manifest: Manifest, found: tuple[Comparison, ...]) -> int:
    paint = painter(sys.stdout)
    click.echo(f"{file}: plan {manifest.year}, version {manifest.commit[:10]}")
    for one in found:
        why = f" {one.why}" if one.why else ""
        click.echo(f"  {one.what} {paint(one.verdict.value, _STYLE[one.verdict])}.{why}")
    if not manifest.clean:
        click.echo("  Den gjordes med ändringar som inte var sparade i git, så den kan inte stämma säkert.")
    verdicts = {one.verdict for one in found}
    good = manifest.clean and Verdict.OTHER not in verdicts
    click.echo(paint(_told(found) if good else "Filen stämmer inte med git.", "good" if good else "error"))
    return int(not good)


def _told(found: tuple[Comparison, ...]) -> str:
    """What it all comes to, where nothing differs."""
    verdicts = {one.what: one.verdict for one in found}
    if verdicts[DRAWING] is not Verdict.SAME:
        return "Filen säger detsamma som git, men hur sidorna ser ut måste jämföras för ögat."
    if verdicts[BYTES] is not Verdict.SAME:
        return "Filen säger detsamma som git. Att den är orörd visas bara med de programversioner som gjorde den."
    dated = "" if verdicts[DATE] is Verdict.SAME else ", så när som på datumet"
    return f"Filen stämmer med git, byte för byte{dated}."
