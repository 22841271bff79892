"""`ladokdoc explain`: the manual of a rule, or the list of all rules."""

from __future__ import annotations

import sys

import click

from ladokdoc.commands.project import painter, root_option
from ladokdoc.commands.rule_names import known_rule
from ladokdoc.commands.swedish import Command
from ladokdoc.reports.manual import list_of_rules, manual
from ladokdoc.rules import registry


@click.command("explain", cls=Command, short_help="Förklarar en regel: vad den kräver, varför, och exempel.")
@click.argument("rule", metavar="[REGEL]", required=False)
@root_option
def command(rule: str | None, root: str | None) -> int:  # noqa: ARG001 (every command takes --root)
    """Förklarar en regel: vad den kräver, varför, och exempel.

    Utan REGEL visas en lista över alla regler.
    """
    paint = painter(sys.stdout)
    lines = manual(known_rule(rule), paint) if rule else list_of_rules(registry().values(), paint)
    click.echo("\n".join(lines))
    return 0
