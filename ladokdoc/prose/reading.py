"""A text to the parts it is made of: Markdown and expressions, or expressions alone.

Markdown is read first and an expression is one of its inline signs, so that what it stands for can never become
a list, a heading or emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ladokdoc.expressions import Expression, Malformed, Span, find, moved, unescape
from ladokdoc.findings import Finding
from ladokdoc.places import Text
from ladokdoc.prose import wording
from ladokdoc.prose.markdown import MAX_NESTING, tokens
from ladokdoc.prose.parts import Inline, Link, Listing, Part, Prose, Run, Tag, Verbatim, Words
from ladokdoc.prose.positions import Lines

if TYPE_CHECKING:
    from markdown_it.token import Token

# Lines that begin with a letter, a quote, a parenthesis or an expression, end with a sign, and have nothing in
# them that Markdown gives a meaning: paragraphs of running text and no more.
_LINE = r"""(?:[^\W\d_]|[{"”(])[^\\`*_\[<&\t\r\n\0]*+(?<!\s)"""
_SIMPLE = re.compile(rf"(?:{_LINE}\n++)*+(?:{_LINE})?")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
# A finding needs a place, which costs; nobody reads more than these about one text.
_MOST_FAULTS = 200

_Origin = Callable[[int], int]


def read(text: Text, *, headings: bool) -> Prose:
    """A text in Markdown. headings: whether it may have any; they begin at level 2 and leave no level out."""
    reader = _Reader(text)
    if _SIMPLE.fullmatch(text.value):
        reader.simple()
    else:
        reader.markdown(headings)
    return reader.prose()


def read_plain(text: Text) -> Prose:
    """A name, a heading or a title: expressions, and every other sign as it stands."""
    reader = _Reader(text)
    reader.parts.append(Run(tuple(reader.plain(text.value, 0))))
    return reader.prose()


class _Reader:
    """Collects what is found in one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.parts: list[Part] = []
        self.expressions: list[Expression] = []
        self.links: list[Link] = []
        self.faults: list[Finding] = []

    def prose(self) -> Prose:
        return Prose(
            self.text, tuple(self.parts), tuple(self.expressions), tuple(self.links), tuple(self.faults)
        )

    def tell(self, rule: str, start: int, end: int, told: wording.Wording) -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Finding(self.text.locate(start, end), *told, rule=rule))

    def plain(self, value: str, offset: int) -> Iterator[Inline]:
        """The parts of a text without Markdown, which begins at `offset` of the whole."""
        here = 0
        for found in find(value):
            if here < found.start:
                yield Words(unescape(value[here : found.start]))
            here = found.end
            yield self.braces(found, offset.__add__, value[found.start : here])
        if here < len(value):
            yield Words(unescape(value[here:]))

    def braces(self, found: Expression | Malformed, origin: _Origin, source: str) -> Inline:
        """An expression, counted in the whole text, or what was written instead of one."""
        if isinstance(found, Malformed):
            told = found.message, found.hint
            self.tell("trasigt-uttryck", origin(found.start), origin(found.end - 1) + 1, told)
            return Verbatim(source)
        expression = moved(found, origin)
        self.expressions.append(expression)
        return expression

    def simple(self) -> None:
        """Paragraphs of running text, read as Markdown would read them."""
        for paragraph in _PARAGRAPH.finditer(self.text.value):
            run = Run(tuple(self.plain(paragraph.group(), paragraph.start())))
            self.parts.extend((Tag("p"), run, Tag("p", opens=False)))

    def markdown(self, headings: bool) -> None:
        """Everything else."""
        blocks = _Blocks(self, headings)
        for token in tokens(self.text.value):
            blocks.add(token)


class _Blocks:
    """Turns the tokens of Markdown into parts, one after the other."""

    def __init__(self, reader: _Reader, headings: bool) -> None:
        self.reader = reader
        self.lines = Lines(reader.text.value)
        self.allowed = headings
        self.level = 1
        self.heading = 0

    def add(self, token: Token) -> None:
        if token.hidden:
            return
        if token.type == "inline":
            inlines = _Inlines(self.reader, self.lines, token)
            self.reader.parts.append(Run(tuple(inlines.read()), self.heading))
            self.tell_form(token)
        elif token.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.add_heading(token)
        elif token.type in {"fence", "code_block"}:
            self.reader.parts.append(Listing(token.content))
            if token.type == "code_block":
                self.tell_line("oavsiktlig-form", token, 0, wording.CODE)
        elif token.type == "html_block":
            self.add_html(token)
        else:
            self.add_tag(token)

    def add_tag(self, token: Token) -> None:
        start = token.attrs.get("start")
        number = start if isinstance(start, int) else None
        self.reader.parts.append(Tag(token.tag, token.nesting >= 0, start=number))
        if token.nesting == 1 and token.level + 1 >= MAX_NESTING and token.tag in {"li", "blockquote"}:
            self.tell_line("for-djupt", token, 0, wording.TOO_DEEP)

    def tell_form(self, token: Token) -> None:
        """Tells of lines that were meant to be more than lines; once for those in a row."""
        lines = [*token.content.split("\n"), ""]
        first, before = (token.map or [0])[0], None
        for number, line in enumerate(lines[:-1]):
            told = wording.of_line(line, lines[number + 1])
            if told and told != before:
                self.reader.tell("oavsiktlig-form", *self.lines.span(first + number), told)
            before = told

    def add_html(self, token: Token) -> None:
        self.tell_line("ra-html", token, 0, wording.of_html(token.content))
        run = Run((Verbatim(token.content.strip("\n")),))
        self.reader.parts.extend((Tag("p"), run, Tag("p", opens=False)))

    def add_heading(self, token: Token) -> None:
        if token.nesting == 1:
            self.heading = self.judge(token)
        if not self.heading:
            self.reader.parts.append(Tag("p", token.nesting == 1))
        if token.nesting == -1:
            self.heading = 0

    def judge(self, token: Token) -> int:
        """The level of a heading; 0 where none can stand, so that it is shown as a paragraph."""
        if not self.allowed or token.level:
            told = wording.of_misplaced_heading(token.markup, allowed=self.allowed)
            self.tell_line("rubriksteg", token, 0 if token.markup.startswith("#") else -1, told)
            return 0
        level = int(token.tag[1])
        if wrong := wording.of_level(level, self.level):
            self.tell_line("rubriksteg", token, 0, wrong)
        self.level = max(2, level)
        return self.level

    def tell_line(self, rule: str, token: Token, line: int, told: wording.Wording) -> None:
        """Tells of a block by its first line (0) or its last (-1)."""
        first, after = token.map or (0, 1)
        self.reader.tell(rule, *self.lines.span(after - 1 if line else first), told)


class _Inlines:
    """Turns the inline tokens of one paragraph into parts."""

    def __init__(self, reader: _Reader, lines: Lines, token: Token) -> None:
        self.reader = reader
        self.content = token.content
        self.children = token.children or []
        self.number = token.map[0] if token.map else 0
        self.lines = lines
        self.linked = False
        self.told_of_html = False
        self._origin: _Origin | None = None

    def origin(self, position: int) -> int:
        """Where a character of the paragraph was written; worked out when first needed."""
        if self._origin is None:
            self._origin = self.lines.paragraph(self.number, self.content).origin
        return self._origin(position)

    def read(self) -> Iterator[Inline]:
        words: list[str] = []
        for index, token in enumerate(self.children):
            if token.type == "text" and not self.automatic(index):
                words.append(token.content)
            elif token.type == "softbreak":
                words.append("\n")
            else:
                if any(words):
                    yield Words("".join(words))
                words.clear()
                yield from self.part(token, index)
        if any(words):
            yield Words("".join(words))

    def automatic(self, index: int) -> bool:
        """Whether a text is an address in angle brackets, which is shown as it is."""
        return index > 0 and self.children[index - 1].info == "auto" and self.children[index - 1].nesting == 1

    def part(self, token: Token, index: int) -> Iterator[Inline]:
        match token.type:
            case "text":
                yield Verbatim(token.content)
            case "code_inline":
                yield Verbatim(token.content, "code")
            case "expression":
                yield self.expression(token)
            case "html_inline":
                if not (self.told_of_html and token.content.startswith("</")):
                    self.tell("ra-html", token, wording.of_html(token.content))
                self.told_of_html = True
                yield Verbatim(token.content)
            case "image":
                self.tell("bild", token, wording.IMAGE)
                yield Verbatim(token.content)
            case "link_open":
                yield from self.link(token, self.children[index + 1].type == "link_close")
            case "link_close":
                yield from [Tag("a", opens=False)] if self.linked else []
            case _:
                yield Tag(token.tag, token.nesting >= 0)

    def tell(self, rule: str, token: Token, told: wording.Wording) -> None:
        start, end = token.meta["span"]
        self.reader.tell(rule, self.origin(start), self.origin(end - 1) + 1, told)

    def expression(self, token: Token) -> Inline:
        found: Expression | Malformed = token.meta["found"]
        told = wording.of_expression(self.content, found.start) if isinstance(found, Expression) else None
        if told:
            self.reader.tell("lank", self.origin(found.start), self.origin(found.end - 1) + 1, told)
        return self.reader.braces(found, self.origin, token.content)

    def link(self, token: Token, empty: bool) -> Iterator[Inline]:
        href = str(token.attrs.get("href", ""))
        told = wording.of_address(href) or (wording.EMPTY_LINK if empty else None)
        self.linked = told is None
        if told:
            self.tell("lank", token, told)
        else:
            start, end = token.meta["span"]
            self.reader.links.append(Link(href, Span(self.origin(start), self.origin(end - 1) + 1)))
            yield Tag("a", href=href)
