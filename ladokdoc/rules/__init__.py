"""The rules: one file is one rule, and the name of the file is the name that writers meet.

`fel_summa.py` is the rule fel-summa. Its docstring is its manual, in Swedish, which `ladokdoc explain` prints
and whose examples a test runs. `LEVEL` is its weight. `check(subject)` yields findings with place, message
and hint, and with a fix where one cannot change what the plan means; a rule without `check` tells what `loading`
or `prose` has already found under its name.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import NamedTuple

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject


class Rule(NamedTuple):
    """One rule. manual: its docstring, in Swedish. check: None where the finding is made when reading."""

    name: str
    level: Level
    manual: str
    check: Callable[[Subject], Iterable[Finding]] | None

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.partition("\n")[0]


@cache
def registry() -> dict[str, Rule]:
    """Every rule by name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    rules = (_rule(name) for name in names)
    return {rule.name: rule for rule in rules}


def _rule(module_name: str) -> Rule:
    module = import_module(f"{__name__}.{module_name}")
    return Rule(
        name=module_name.replace("_", "-"),
        level=module.LEVEL,
        manual=module.__doc__ or "",
        check=getattr(module, "check", None),
    )
