"""The command line as a whole: its words to a command, and what ends a command to an exit code."""

from __future__ import annotations

import errno
from collections.abc import Sequence

import click

from ladokdoc import __version__
from ladokdoc.commands.project import Trouble, root_option
from ladokdoc.commands.swedish import Group, explain_error


@click.group(cls=Group, invoke_without_command=True)
@click.version_option(
    __version__, "--version", help="Visar vilken version det är.", message="ladokdoc %(version)s"
)
@root_option
@click.pass_context
def cli(ctx: click.Context, root: str | None) -> None:  # noqa: ARG001 (the commands read it)
    """En verksamhetsplan med budget, skriven som text: kontrollerad, och utgiven som webbsida och PDF."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(words: Sequence[str]) -> int:
    """Runs a command and returns its exit code: 0, 1 for errors in the content, 2 for anything broken."""
    try:
        return int(cli.main(list(words), prog_name="ladokdoc", standalone_mode=False) or 0)
    except click.UsageError as error:
        click.echo(f"{explain_error(error)}\nHjälp: ladokdoc --help", err=True)
        return 2
    except Trouble as trouble:
        click.echo(str(trouble), err=True)
        return 2
    except BrokenPipeError:
        raise
    except OSError as error:
        why = "disken är full" if error.errno == errno.ENOSPC else f"systemets fel {error.errno}"
        click.echo(f"Det gick inte att läsa eller skriva: {why}.", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Avbrutet.", err=True)
        return 130
