"""`ladokdoc diff`: what has changed in the plan between two versions of it, or between two years."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ladokdoc.changes import Compared, Comparison, Snapshot, compare, same_years
from ladokdoc.checking import Checker
from ladokdoc.commands.change_document import write_document
from ladokdoc.commands.project import Trouble, find_project, painter, read_settings, root_option, today
from ladokdoc.commands.sides import Side, Sides
from ladokdoc.commands.swedish import Command
from ladokdoc.formats import listing
from ladokdoc.loading import Read, load
from ladokdoc.records import Record
from ladokdoc.reports.links import Links, web_address, whole_report
from ladokdoc.sources.git import GitFault, Repository


class Asked(Record):
    """What was asked for: the words of the command, the form, the address of the repository, and all of it or not."""

    words: tuple[str, ...]
    form: str
    links: str
    whole: bool


@click.command("diff", cls=Command, short_help="Visar vad som har ändrats i planen.")
@click.argument("words", metavar="[BAS [NY]]", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html", "pdf"]),
    default="text",
    help="text för den som läser, markdown för en pull request, json för andra program; html och pdf är hela "
    "dokumentet med ändringarna utmärkta.",
)
@click.option(
    "--index", is_flag=True, help="Jämför med det som är tillagt med git add, inte med arbetsmappen."
)
@click.option("--exit-code", is_flag=True, help="Slutar med 1 om något har ändrats i sak, annars med 0.")
@click.option(
    "--links", metavar="ADRESS", help="Arkivets adress på webben, som länkarna i markdown leder till."
)
@click.option(
    "--whole", is_flag=True, help="Hela rapporten i markdown, även om den är för lång för en kommentar."
)
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    words: tuple[str, ...],
    form: str,
    index: bool,
    exit_code: bool,
    links: str | None,
    whole: bool,
    root: str | None,
) -> int:
    """Visar vad som har ändrats i planen: mål, belopp med summor, texter och annat.

    BAS och NY är var sin version i git (en gren, en etikett eller ett id), index, arbetsmapp eller ett år.

    Utan ord: arbetsmappen mot den senast sparade versionen, HEAD.

    Bara BAS, till exempel origin/main: arbetsmappen mot det som BAS och HEAD har gemensamt. Då visas det du har gjort
    och inte det som andra har gjort i BAS sedan dess.

    Två år, till exempel 2021 2022: utgåvan för det ena året mot den för det andra, som de är i arbetsmappen.
    """
    if len(words) > 2:
        raise Trouble("Ange högst två versioner att jämföra.")
    folder = project_of(ctx, root)
    asked = Asked(words, form, web_address(links), whole)
    try:
        with Repository(folder) as repository:
            sides = Sides(repository, folder, Checker(today(), read_settings(folder)))
            found, commits = _years(sides, words, index) or _versions(sides, words, index)
            prefix = repository.prefix
            when = repository.commit(commits[1]).when if commits[1] else None
    except GitFault as fault:
        raise Trouble(str(fault)) from None
    comparison = found.comparison
    if form in ("html", "pdf"):
        return write_document(found, folder, form, when) or int(exit_code and bool(comparison.changes))
    links_to = Links(asked.links, commits, prefix)
    click.echo(_written(comparison, found.labels, links_to, asked), nl=form != "markdown")
    return int(bool(comparison.untold) or (exit_code and bool(comparison.changes)))


_Found = tuple[Compared, tuple[str, str]]


def project_of(ctx: click.Context, root: str | None) -> Path:
    """The folder of the project; a bare repository that was named is one too."""
    named = root or (ctx.parent.params.get("root") if ctx.parent else None)
    here = Path(named or ".")
    if all((here / name).exists() for name in ("HEAD", "objects", "refs")):
        return here
    return find_project(ctx, root)


def _years(sides: Sides, words: tuple[str, ...], index: bool) -> _Found | None:
    """Two editions beside each other; None where it is not years that were named.

    Raises Trouble where a year is neither an edition nor a version.
    """
    if not words or not all(re.fullmatch("[0-9]{4}", word) for word in words):
        return None
    here = sides.side(sides.newest(index=index))
    missing = [word for word in words if int(word) not in here.files.years()]
    if len(words) != 2 or missing:
        if all(sides.repository.has(word) for word in words):
            return None
        raise _no_years(words, missing, here)
    snapshot = _snapshot(here, sides.checker, {})
    years = (int(words[0]), int(words[1]))
    comparison = compare(snapshot, snapshot, [years])
    return Compared(snapshot, snapshot, comparison, (words[0], words[1])), (here.commit, here.commit)


def _no_years(words: tuple[str, ...], missing: Sequence[str], here: Side) -> Trouble:
    there = [str(year) for year in here.files.years()]
    if len(words) == 1 and not missing:
        others = [year for year in there if year != words[0]] or ["2020"]
        return Trouble(
            f"{words[0]} är en utgåva. Ange den andra också: `ladokdoc diff {others[-1]} {words[0]}`"
        )
    known = f"De som finns är {listing(there)}." if there else "Här finns inga."
    return Trouble(f"Utgåvan {(missing or words)[0]} finns inte i {here.label}. {known}")


def _versions(sides: Sides, words: tuple[str, ...], index: bool) -> _Found:
    old, new = sides.named(words, index=index)
    return compared(old, new, sides.checker), (old.commit, new.commit)


def compared(old: Side, new: Side, checker: Checker) -> Compared:
    """What has changed from one side to the other, year by year. Raises Trouble where neither has a plan."""
    if not (old.files.years() or new.files.years()):
        raise Trouble(f"Varken {old.label} eller {new.label} har någon plan. Ange andra versioner.")
    read: Read = {}
    before = _snapshot(old, checker, read)
    after = before if new.files == old.files else _snapshot(new, checker, read)
    comparison = compare(before, after, same_years(before, after))
    comparison = comparison.changed(templates=old.templates != new.templates)
    return Compared(before, after, comparison, (old.label, new.label))


def _snapshot(side: Side, checker: Checker, read: Read) -> Snapshot:
    """One side. read: editions that have been read, for most are the same on both."""
    project = load(side.files, side.files.years(), read=read)
    return Snapshot(side.files, project, checker.check(project).findings)


def _written(comparison: Comparison, compared: tuple[str, str], links: Links, asked: Asked) -> str:
    if asked.form == "json":
        from ladokdoc.reports.changes_as_json import changes_as_json

        return changes_as_json(comparison, compared)
    if asked.form == "markdown":
        from ladokdoc.reports.changes_as_markdown import MOST, ChangeMarkdown

        command = shlex.join(["ladokdoc", "diff", *asked.words, "--format", "markdown", "--whole"])
        whole = whole_report(asked.links, command)
        return ChangeMarkdown(comparison, compared, links, whole, None if asked.whole else MOST).write()
    from ladokdoc.reports.changes_as_text import ChangeText

    return "\n".join(ChangeText(comparison, compared, painter(sys.stdout)).write())
