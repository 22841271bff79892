"""A text in Markdown with one sentence on each line of its paragraphs.

Code, headings, links and lists stay as they are. The text that comes out is shown as the one that went in: where it
would not be, it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ladokdoc.expressions import Expression
from ladokdoc.formatting.paragraphs import lines
from ladokdoc.places import Markup, Source, Text
from ladokdoc.prose import html, read
from ladokdoc.prose.markdown import tokens

# Paragraphs and no more: every line begins with a letter, a quote, a parenthesis or an expression, and nothing in it
# means anything to Markdown.
_LINE = r"(?:[^\W\d_]|[{\"”(])[^\\`*_\[<&\t\n]*+"
_SIMPLE = re.compile(rf"(?:{_LINE}\n++)*+(?:{_LINE})?")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_BLANKS = re.compile(r"[ \n\t]+")
# Code as it is, but for what nobody sees at its end.
_KEPT = re.compile(r"(<pre>.*?)\s*(?=</code></pre>)", re.DOTALL)


class _Block(NamedTuple):
    """Lines, counted from 0, of a paragraph with its content, or of something to be left as it is (None)."""

    first: int
    after: int
    content: str | None


def formatted(value: str, markup: Markup) -> str:
    """The text as it is to be written, without blank lines at its end. Line breaks are ordinary ones."""
    value = _without_end(value)
    if _SIMPLE.fullmatch(value):
        new = _PARAGRAPH.sub(lambda match: _simple(match.group().rstrip(" ")), value)
    else:
        blocks = list(_blocks(value))
        new = _written(value, blocks)
        if new != value and shown(new, markup) != shown(value, markup):
            new = _written(value, [block for block in blocks if _is_safe(block)])
    return new if new == value or shown(new, markup) == shown(value, markup) else value


def _simple(content: str) -> str:
    return "\n".join(lines(content) or [content])


def _without_end(value: str) -> str:
    """The text without the blank lines at its end."""
    end = value.find("\n", len(value.rstrip(" \t\n")))
    return value if end < 0 else value[:end]


def shown(value: str, markup: Markup) -> tuple[str, list[str]]:
    """What the document shows of a text, and what is told of it. A line break and a blank show alike."""
    prose = read(Text.of_file(Source("", value)), headings=markup is Markup.DOCUMENT)
    parts = _KEPT.split(html(prose, _named))
    whole = "".join(part if number % 2 else _BLANKS.sub(" ", part) for number, part in enumerate(parts))
    return whole.strip(), sorted(fault.rule for fault in prose.faults)


def _named(expression: Expression) -> str:
    return f"{{{{{expression.name} {expression.field} {expression.format}}}}}"


def _is_safe(block: _Block) -> bool:
    """Whether a paragraph that stands alone is shown the same in its new lines."""
    if block.content is None:
        return True
    new = _simple(block.content)
    return shown(new, Markup.BLOCK) == shown(block.content, Markup.BLOCK)


def _blocks(value: str) -> Iterator[_Block]:
    """The paragraphs of a text, and what must not be touched, in order."""
    before = ""
    for token in tokens(value):
        underlined = token.type == "heading_open" and token.markup in {"=", "-"}
        if token.map and token.type == "inline" and before == "paragraph_open":
            yield _Block(token.map[0], token.map[1], token.content)
        elif token.map and (underlined or token.type in {"fence", "code_block", "html_block"}):
            yield _Block(token.map[0], token.map[1], None)
        before = token.type


def _written(value: str, blocks: list[_Block]) -> str:
    """The text with its paragraphs in new lines and no blanks at the end of others."""
    old, new, here = value.split("\n"), list[str](), 0
    for block in blocks:
        new += [line.rstrip(" \t") for line in old[here : block.first]]
        inside = old[max(here, block.first) : block.after]
        new += inside if block.content is None else _paragraph(inside, block.content)
        here = max(here, block.after)
    return "\n".join([*new, *(line.rstrip(" \t") for line in old[here:])])


def _paragraph(old: list[str], content: str) -> list[str]:
    """The lines of a paragraph with what stands before each: the signs of a list are blanks from the second on."""
    first = content.partition("\n")[0].rstrip(" ")
    start = old[0].rstrip(" \t") if old else ""
    if content.count("\n") + 1 != len(old) or not start.endswith(first) or "\t" in start[: -len(first)]:
        return old
    before = start[: -len(first)]
    further = re.sub(r"[^>\s]", " ", before)
    new = lines(content)
    return [before + new[0], *(further + line for line in new[1:])] if new else old
