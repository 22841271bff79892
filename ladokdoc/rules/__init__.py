"""The rules: one file is one rule, and the name of the file is the name that writers meet.

`fel_summa.py` is the rule fel-summa. Its docstring is its manual, in Swedish, which `ladokdoc explain` prints
and whose examples a test runs. `LEVEL` is its weight. `check(subject)` yields findings with place, message
and hint, and with a fix where one cannot change what the plan means. A rule in `told/` has no check: it tells
what has already been found under its name, and is imported only when there is something to tell.
`ADVICE = True` beside the level: told only to who asks for notes (`check --level note`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

_TOLD = "told"


class Rule(NamedTuple):
    """One rule.

    manual: its docstring, in Swedish. check: None where the finding is made elsewhere.
    advice: whether it is told only to who asks for notes, never in a pull request and never before a build.
    """

    name: str
    level: Level
    manual: str
    check: Callable[[Subject], Iterable[Finding]] | None
    advice: bool = False

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.partition("\n")[0]


class Registry(Mapping[str, Rule]):
    """Every rule by name, in alphabetical order; a rule is imported when it is asked for."""

    def __init__(self) -> None:
        folder = Path(__path__[0])
        self._checks = _modules(folder, __name__)
        everything = {**self._checks, **_modules(folder / _TOLD, f"{__name__}.{_TOLD}")}
        self._modules = dict(sorted(everything.items()))
        self._rules: dict[str, Rule] = {}

    def __getitem__(self, name: str) -> Rule:
        if name not in self._rules:
            self._rules[name] = _rule(name, self._modules[name])
        return self._rules[name]

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def checks(self) -> Iterator[Rule]:
        """The rules that look at the plan."""
        return (self[name] for name in self._checks)


@cache
def registry() -> Registry:
    """Every rule."""
    return Registry()


def _modules(folder: Path, package: str) -> dict[str, str]:
    """The rules of a folder: the name of each and of its module."""
    stems = sorted(file.stem for file in folder.glob("[a-z]*.py"))
    return {stem.replace("_", "-"): f"{package}.{stem}" for stem in stems}


def _rule(name: str, module_name: str) -> Rule:
    module = import_module(module_name)
    check, advice = getattr(module, "check", None), getattr(module, "ADVICE", False)
    return Rule(name, module.LEVEL, module.__doc__ or "", check, advice)
