"""Click in Swedish: help, headings and what is said of words that a command does not know."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module

import click

COMMANDS = ("build", "changelog", "check", "comment", "diff", "explain", "export", "fmt", "verify")


class Command(click.Command):
    """A command whose help is in Swedish."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words after the name of the command."""
        english = {"[OPTIONS]": "[FLAGGOR]", "[COMMAND] [ARGS]...": "[KOMMANDO] [ORD]..."}
        return [english.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how the command is written."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Så skrivs det: "
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The flags with what they do."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        if rows:
            with formatter.section("Flaggor"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The flag that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Visar den här hjälpen."
        return option


class Group(Command, click.Group):
    """The command `ladokdoc`: loads a command only when it is asked for, so that `check` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command with this name."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"ladokdoc.commands.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name; one that there is not is told of in Swedish."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f"Menar du {near[0]}?" if near else "Kommandona är " + ", ".join(COMMANDS) + "."
            raise click.UsageError(f"Kommandot {args[0]} finns inte. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The flags, and after them the commands."""
        super().format_options(ctx, formatter)
        rows = [
            (name, command.get_short_help_str())
            for name in COMMANDS
            if (command := self.get_command(ctx, name))
        ]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)


def explain_error(error: click.ClickException) -> str:
    """What is wrong with the words of a command, in Swedish."""
    for kind, say in _SAYINGS:
        if isinstance(error, kind):
            return say(error)
    message = error.format_message()
    if message.startswith("Got unexpected extra argument"):
        return f"Det står för mycket efter kommandot: {message[message.find('(') + 1 : message.rfind(')')]}."
    return message


def _no_option(error: click.NoSuchOption) -> str:
    near = f" Menar du {min(error.possibilities)}?" if error.possibilities else ""
    return f"Flaggan {error.option_name} finns inte.{near}"


def _bad(error: click.BadParameter) -> str:
    param = error.param
    name = param.opts[0] if isinstance(param, click.Option) else (param.human_readable_name if param else "")
    if param and isinstance(param.type, click.Choice):
        return f"{name} kan vara {', '.join(map(str, param.type.choices))}."
    return error.message if name in error.message else f"{name}: {error.message}"


_SAYINGS: tuple[tuple[type[click.ClickException], Callable[..., str]], ...] = (
    (click.NoSuchOption, _no_option),
    (click.BadOptionUsage, lambda error: f"Flaggan {error.option_name} behöver ett värde efter sig."),
    (click.MissingParameter, lambda error: f"Efter kommandot behövs {error.param.human_readable_name}."),
    (click.BadParameter, _bad),
)
