"""`ladokdoc explain`: the manual of a rule, or the list of all rules."""

from __future__ import annotations

import sys

import click

from ladokdoc.commands.project import painter, root_option
from ladokdoc.commands.rule_names import known_rule
from ladokdoc.commands.swedish import Command
from ladokdoc.reports.manual import list_of_rules, manual, page
from ladokdoc.rules import registry


@click.command("explain", cls=Command, short_help="Förklarar en regel: vad den kräver, varför, och exempel.")
@click.argument("rule", metavar="[REGEL]", required=False)
@click.option("--all", "everything", is_flag=True, help="Alla regler med förklaring, som en sida i Markdown.")
@root_option
def command(rule: str | None, everything: bool, root: str | None) -> int:  # noqa: ARG001 (every command takes --root)
    """Förklarar en regel: vad den kräver, varför, och exempel.

    Utan REGEL visas en lista över alla regler.
    """
    if everything:
        click.echo("\n".join(page(registry().values())))
        return 0
    paint = painter(sys.stdout)
    lines = manual(known_rule(rule), paint) if rule else list_of_rules(registry().values(), paint)
    click.echo("\n".join(lines))
    return 0
