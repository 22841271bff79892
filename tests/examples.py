"""The examples in the manual of a rule, as the files that they are."""

from __future__ import annotations

import re
from typing import NamedTuple

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
