"""What the commands share: which project, which editions, and how it looks on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import click

from ladokdoc import settings
from ladokdoc.loading import Held
from ladokdoc.places import Source
from ladokdoc.settings import Settings
from ladokdoc.sources import CONTENT, Files, find_root, has_editions, read_folder
from ladokdoc.sources.tags import may_be_decided

# Of the year 9999; after it a year has more digits than a date has room for.
_LAST_SECOND = "253402300799"

F = TypeVar("F", bound=Callable[..., object])

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan"},
    "path": {"bold": True},
    "caret": {"fg": "red"},
    "good": {"fg": "green"},
    "dim": {"dim": True},
}


class Trouble(Exception):
    """Wrong usage or a broken environment: one message in Swedish, and exit code 2."""


def root_option(command: F) -> F:
    """`--root`, which may stand before or after the command."""
    option = click.option(
        "--root", metavar="MAPP", default=None, help="Projektets mapp, den som har content/ i sig."
    )
    return option(command)


def find_project(ctx: click.Context, root: str | None) -> Path:
    """The folder of the project. Raises Trouble where there is none."""
    named = root or (ctx.parent.params.get("root") if ctx.parent else None)
    if named:
        folder = Path(named)
        if not folder.is_dir():
            raise Trouble(f"Mappen {named} finns inte. Ange en mapp som har {CONTENT}/ i sig.")
        if not has_editions(folder):
            raise Trouble(f"I {named} finns ingen plan. Ange en mapp som har {CONTENT}/<år>/plan.yaml i sig.")
        return folder
    here = find_root(Path.cwd())
    if here is None:
        raise Trouble(
            f"Här finns ingen plan: varken {Path.cwd()} eller någon mapp ovanför har "
            f"{CONTENT}/<år>/plan.yaml i sig. Gå till projektets mapp, eller ange den med --root."
        )
    return here


def read_files(root: Path) -> Files:
    """The content of the project. Raises Trouble where it cannot be listed."""
    try:
        return read_folder(root)
    except OSError as error:
        raise Trouble(f"{root / CONTENT} går inte att läsa ({error.strerror or error}).") from None


def read_settings(root: Path) -> Settings:
    """What the project has decided of its checks. Raises Trouble where that cannot be followed."""
    try:
        return settings.read_settings(root)
    except settings.SettingsFault as fault:
        raise Trouble(str(fault)) from None


def folder_in_repository(root: Path) -> str:
    """From the top of the git repository to the project, with "/" last; empty where they are the same."""
    whole = root.resolve()
    top = next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), whole)
    return "".join(f"{part}/" for part in whole.relative_to(top).parts)


def chosen(files: Files, named: Sequence[str], *, newest: bool) -> list[int]:
    """The years that were named; where none was, the newest or all. Raises Trouble for one there is not."""
    years = files.years()
    for name in named:
        if name not in map(str, years):
            raise Trouble(
                f"Utgåvan {name} finns inte. Här finns {', '.join(map(str, years)) or 'ingen utgåva'}."
            )
    if not years and not files.refused:
        raise Trouble(
            f"I {CONTENT}/ finns inget år. Lägg planen i en mapp som heter som året, med plan.yaml i."
        )
    if named:
        return sorted({int(name) for name in named})
    return years[-1:] if newest else years


def decided_plans(root: Path, years: Iterable[int], version: str = "HEAD") -> Mapping[int, tuple[Held, ...]]:
    """What the plans of these years are held to where git has a tag that says they are decided.

    Only those that were decided before the version. Raises Trouble where git cannot tell.
    """
    if not may_be_decided(root):
        return {}
    from ladokdoc.loading.held import held
    from ladokdoc.sources.decided import decided
    from ladokdoc.sources.git import GitFault

    try:
        versions = decided(root, years, version)
    except GitFault as fault:
        raise Trouble(str(fault)) from None
    return {year: held(year, found) for year, found in versions.items()}


def today() -> date:
    """The day that waivers are held against: that of SOURCE_DATE_EPOCH where it is set."""
    return (epoch() or datetime.now(UTC)).date()


def epoch() -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH, in UTC, for what is to be made as if then; None where it is not set.

    What it means: https://reproducible-builds.org/specs/source-date-epoch/. Raises Trouble where it is no moment.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not said:
        return None
    if (
        said.isascii()
        and said.isdigit()
        and len(said) <= len(_LAST_SECOND)
        and int(said) <= int(_LAST_SECOND)
    ):
        return datetime.fromtimestamp(int(said), UTC)
    shown = "".join(sign for sign in said[:40] if sign.isprintable())
    raise Trouble(
        f"SOURCE_DATE_EPOCH är ”{shown}”, och ska vara hela sekunder sedan 1970, till exempel 1606176000. "
        "Rätta den, eller ta bort den: `unset SOURCE_DATE_EPOCH`"
    )


def line_reader(files: Files) -> Callable[[str, int], str]:
    """Finds the line of a file that a finding is about, as the checker read it."""
    from ladokdoc.nodes import decode

    @cache
    def source(path: str) -> Source | None:
        data = files.data.get(path)
        return decode(path, data)[0] if data is not None else None

    def line(path: str, number: int) -> str:
        found = source(path)
        return found.line(number) if found else ""

    return line


def painter(stream: object) -> Callable[[str, str], str]:
    """Colours words where the stream is a terminal and NO_COLOR is not set."""
    terminal = getattr(stream, "isatty", lambda: False)() and not os.environ.get("NO_COLOR")

    def paint(text: str, style: str) -> str:
        return click.style(text, **_STYLES[style]) if terminal else text

    return paint


def tell(message: str) -> None:
    """A step of something that takes a while, for a terminal; a log is spared it."""
    if sys.stderr.isatty():
        click.echo(message, err=True)
