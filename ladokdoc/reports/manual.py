"""The manual of a rule as text, the list of all rules, and the manuals of all as one page of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ladokdoc.findings import Level
from ladokdoc.reports.excerpts import Paint, shown
from ladokdoc.rules import Rule


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


def page(rules: Iterable[Rule]) -> Iterator[str]:
    """All manuals as one page of Markdown, errors first."""
    fenced, before = False, ""
    for line in _page(list(rules)):
        fenced ^= line.startswith(_FENCE)
        if line or before or fenced:
            yield line
        before = line


def _page(listed: list[Rule]) -> Iterator[str]:
    yield from _BEGINNING
    for level, heading in _LEVELS.items():
        yield from (f"## {heading}", "")
        those = [rule for rule in listed if rule.level is level]
        yield from ("| Regel | |", "| --- | --- |")
        yield from (f"| [`{rule.name}`](#{rule.name}) | {rule.summary} |" for rule in those)
        yield ""
        for rule in those:
            yield from (*_section(rule), "")


def _section(rule: Rule) -> Iterator[str]:
    yield from (f"### {rule.name}", "")
    inside = False
    for line in rule.manual.rstrip().split("\n"):
        if line.startswith("```"):
            inside = not inside
            name = line[3:].partition(" ")[0]
            yield from (
                ("", f"`{name}`:", "", f"{_FENCE}{name.rpartition('.')[2]}") if inside else (_FENCE, "")
            )
        elif inside:
            yield "\t".join(map(shown, line.split("\t")))
        elif line.startswith("## "):
            yield from ("", f"**{line[3:]}**", "")
        else:
            yield line


_FENCE = "````"
_LEVELS = {Level.ERROR: "Fel", Level.WARNING: "Varningar", Level.NOTE: "Upplysningar"}
_BEGINNING = (
    "# Reglerna",
    "",
    "Allt som kontrollen prövar, med exempel.",
    "Ett fel rör siffror, id, uppbyggnad eller datum och måste rättas.",
    "En varning eller upplysning stoppar inget, och kan undantas med skäl.",
    "",
    "Sidan är gjord av programmet (`ladokdoc explain --all`) och ändras inte för hand.",
    "",
)
