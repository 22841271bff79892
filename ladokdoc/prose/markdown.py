"""CommonMark with `{{ }}` as one of its inline signs, by markdown-it.

Raw HTML, images and links of every kind are recognised, so that they can be told of; what becomes of them is
decided elsewhere. This file alone knows markdown-it, which is imported when the first text needs it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ladokdoc.expressions import read_at

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    _Rule = Callable[[StateInline, bool], bool]

# Lists in lists and the like; what is deeper is not read, and is told of.
MAX_NESTING = 20


def tokens(value: str) -> list[Token]:
    """The tokens of a text. Those of links, images and raw HTML say in `meta` which characters they cover."""
    return _parser().parse(value)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    # A link is judged by what was written, so it is neither refused nor rewritten here.
    vars(parser).update(validateLink=bool, normalizeLink=str, normalizeLinkText=str)
    ruler = parser.inline.ruler
    ruler.before("escape", "expression", _expression)
    ruler.at("link", _covering("link_open", rules_inline.link))
    ruler.at("autolink", _covering("link_open", rules_inline.autolink))
    ruler.at("html_inline", _covering("html_inline", rules_inline.html_inline))
    ruler.at("image", _image)
    return parser


def _expression(state: StateInline, silent: bool) -> bool:
    """`{{ }}`, whatever else in braces is a fault, and the backslash that makes it ordinary text."""
    start, text = state.pos, state.src
    if text[start] not in "{\\":
        return False
    if text.startswith(("\\{{", "\\{%", "\\{#"), start) and start + 3 <= state.posMax:
        state.pos = start + 3
        if not silent:
            state.pending += text[start + 1 : start + 3]
        return True
    found = read_at(text, start)
    if found is None or found.end > state.posMax:
        return False
    state.pos = found.end
    if not silent:
        token = state.push("expression", "", 0)
        token.content = text[found.start : found.end]
        token.meta = {"found": found}
    return True


def _covering(type_: str, rule: _Rule) -> _Rule:
    """The rule, which now also says from where to where in the text its token reaches."""

    def read(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            # Text that was pending comes before it.
            token = next(token for token in state.tokens[count : count + 2] if token.type == type_)
            token.meta = {"span": (start, state.pos)}
        return found

    return read


def _image(state: StateInline, silent: bool) -> bool:
    """An image as it was written: it is no part of the format, and nothing in it is read."""
    from markdown_it import rules_inline

    start = state.pos
    if not rules_inline.image(state, True):
        return False
    if not silent:
        token = state.push("image", "", 0)
        token.content = state.src[start : state.pos]
        token.meta = {"span": (start, state.pos)}
    return True
