"""The manual of a rule as text, and the list of all rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ladokdoc.reports.excerpts import Paint, shown
from ladokdoc.rules import Rule

# A heading of the manual, or an example, which may have headings of its own in it.
_PART = re.compile(r"^## (?P<heading>.*)$|^```(?P<about>.*)\n(?P<text>(?s:.*?))^```$", re.MULTILINE)


class Example(NamedTuple):
    """A file of an example in a manual. name: from the folder of the edition; encoding: how it is saved."""

    name: str
    encoding: str
    text: str


def examples(rule: Rule, heading: str) -> list[Example]:
    """The files of the example under a heading, "Fel" or "Rätt"."""
    here, found = "", []
    for match in _PART.finditer(rule.manual):
        if match["text"] is None:
            here = match["heading"]
        elif here == heading:
            name, _, encoding = match["about"].partition(" ")
            found.append(Example(name, encoding or "utf-8", match["text"]))
    return found


def manual(rule: Rule, paint: Paint) -> Iterator[str]:
    """The manual of a rule, line by line, with its examples set in."""
    yield f"{paint(rule.name, 'path')} ({rule.level.swedish})"
    inside = False
    for line in rule.manual.rstrip().split("\n"):
        if line.startswith("```"):
            inside = not inside
            if inside:
                yield paint(f"  {line[3:].partition(' ')[0]}", "dim")
        elif inside:
            yield f"    {shown(line)}"
        else:
            yield paint(line[3:], "path") if line.startswith("## ") else line


def list_of_rules(rules: Iterable[Rule], paint: Paint) -> Iterator[str]:
    """All rules with level and summary, and how to read more."""
    listed = list(rules)
    width = max(len(rule.name) for rule in listed)
    pad: Callable[[str, int], str] = str.ljust
    for rule in listed:
        yield f"{paint(pad(rule.name, width), 'path')}  {pad(rule.level.swedish, 10)}  {rule.summary}"
    yield ""
    yield "Läs mer om en regel: ladokdoc explain REGEL"
