"""The lines of one paragraph of Markdown: a sentence each, never broken inside what is to be kept whole.

A hard line break stays, and so does every line of what only looks like a list or a table, for the writer to make
into one.
"""

from __future__ import annotations

import re

from ladokdoc.formatting.sentences import End, ends

# Kept whole: escapes, expressions, code, addresses and HTML in angle brackets, links and whatever stands in brackets.
_PARTS = re.compile(
    r"""(?P<gap> [ ]*\n[ \t]* | \\\n[ \t]* | [ ]+ )
  | \\.
  | \{\{ [^{}*`\\\[\]<>]{0,400} \}\}
  | (?<!`) (?P<ticks>`{1,20}) (?!`) .{0,2000}? (?<!`) (?P=ticks) (?!`)
  | < [^<>\s] [^<>]{0,2000} >
  | \[ (?: [^\[\]\\] | \\. | \[ [^\[\]]{0,400} \] ){0,500} \]
    (?: \( (?: [^()\\] | \\. | \( [^()]{0,400} \) ){0,1000} \) | \[ [^\[\]]{0,400} \] )?
  | (?P<bracket> [()] )""",
    re.DOTALL | re.VERBOSE,
)
_GAP = re.compile(r"[ ]*\n[ \t]*")
_HARD = re.compile(r"(?P<sign>\\|[ ]{2})[ ]*\n")
# Lines written as if they had a form, which Markdown does not give them; of the last kind only several together.
_MEANT = re.compile(r"(?m)^[ \t]*(?:[•·▪◦‣–—|]|#|[-+][^\s\d]|[0-9A-Za-z]{1,3}\)[ ])")
_NUMBERED = re.compile(r"(?m)^[ \t]*(?:[0-9]{1,3}|[A-Za-z])\.[ ]")
_LOOK_BACK, _LOOK_AHEAD = 80, 40


def lines(content: str) -> list[str] | None:
    """The lines of a paragraph as they are to be written, without what stands before them.

    None where the paragraph is to stay as it is: its lines look as if they were to stay apart, or one ends inside
    code.
    """
    if _MEANT.search(content) or len(_NUMBERED.findall(content)) > 1:
        return None
    parts, here, depth, began = list[str](), 0, 0, 0
    for match in _PARTS.finditer(content):
        if match["bracket"]:
            depth = max(0, depth + (1 if match["bracket"] == "(" else -1))
        elif match["gap"]:
            before = content[max(began, match.start() - _LOOK_BACK) : match.start()]
            between = _between(before, match["gap"], content[match.end() : match.end() + _LOOK_AHEAD], depth)
            parts += [content[here : match.start()], between]
            here = match.end()
            began = here if "\n" in between else began
        elif "\n" in match.group():
            if match.group().startswith("`"):
                return None
            parts += [content[here : match.start()], _GAP.sub(" ", match.group())]
            here = match.end()
    return "".join([*parts, content[here:]]).split("\n")


def _between(before: str, gap: str, after: str, depth: int) -> str:
    """What is to stand between two words."""
    if hard := _HARD.match(gap):
        return hard["sign"] + "\n"
    end = ends(before, after, inside=depth > 0)
    if end is End.YES:
        return "\n"
    if "\n" in gap:
        return " " if end is End.NO else "\n"
    return gap
