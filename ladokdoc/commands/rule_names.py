"""Rules as they are named on a command line."""

from __future__ import annotations

from difflib import get_close_matches

from ladokdoc.commands.project import Trouble
from ladokdoc.rules import Rule, registry


def known_rule(name: str) -> Rule:
    """The rule of this name. Raises Trouble, with the nearest, where there is none."""
    rules = registry()
    if name not in rules:
        near = get_close_matches(name, rules, 1)
        hint = f"Menar du {near[0]}?" if near else "Kör ladokdoc explain för att se alla."
        raise Trouble(f"Regeln {name} finns inte. {hint}")
    return rules[name]
