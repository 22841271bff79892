"""`ladokdoc explain`: the manual of a rule, or the list of all rules."""

from __future__ import annotations

import sys
from difflib import get_close_matches

import click

from ladokdoc.commands.project import Trouble, painter, root_option
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
    rules, paint = registry(), painter(sys.stdout)
    if rule is None:
        click.echo("\n".join(list_of_rules(rules.values(), paint)))
    elif rule in rules:
        click.echo("\n".join(manual(rules[rule], paint)))
    else:
        near = get_close_matches(rule, rules, 1)
        hint = f"Menar du {near[0]}?" if near else "Kör ladokdoc explain för att se alla."
        raise Trouble(f"Regeln {rule} finns inte. {hint}")
    return 0
