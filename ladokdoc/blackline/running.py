"""Running text word by word: the old and the new as one, with what differs in `del` and `ins`.

The marks stand outermost, so that a link holds text and nothing else, which a PDF for everybody demands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from ladokdoc.blackline.tree import Run, append, inside, is_counted

OLD, NEW = "del", "ins"
_WORD = re.compile(r"[ \t\r\n]+|[^ \t\r\n]*[^ \t\r\n.,;:!?)”]|[^ \t\r\n]+")
# How many pairs of equal words may be looked at; more is told as replaced as a whole.
_MOST_PAIRS = 200_000
# What an element of the older page must not keep: there is one of each in a page, and nowhere to lead.
_OWN = ("id", "href", "headers", "role", "aria-label", "aria-labelledby", "aria-describedby")


class Token(NamedTuple):
    """A word, a blank or an empty element. around: the elements that it stands in, outermost first."""

    text: str
    around: tuple[Element, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What must be the same in two tokens that are the same."""
        return (" " if self.text.isspace() else self.text, *map(_kind, self.around))


class Stretch(NamedTuple):
    """Tokens of a kind. mark: OLD, NEW or "" for what is in both."""

    mark: str
    tokens: tuple[Token, ...]


def _kind(element: Element) -> tuple[object, ...]:
    return element.tag, tuple(sorted((k, v) for k, v in element.attrib.items() if k not in ("id", "headers")))


def tokens(run: Run) -> list[Token]:
    """The words of running text; blanks at its ends are none of it."""
    found = list(_tokens(run.nodes, ()))
    while found and found[0].text.isspace():
        found.pop(0)
    while found and found[-1].text.isspace():
        found.pop()
    return found


def _tokens(nodes: Iterable[str | Element], around: tuple[Element, ...]) -> Iterator[Token]:
    for node in nodes:
        if isinstance(node, str):
            yield from (Token(word, around) for word in _WORD.findall(node))
        elif not len(node) and not node.text:
            yield Token("", (*around, node))
        else:
            yield from _tokens(inside(node), (*around, node))


def compared(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    """Both as one, in order."""
    one, other = [token.key for token in old], [token.key for token in new]
    counts = Counter(other)
    if sum(counts[key] for key in one) > _MOST_PAIRS:
        return [Stretch(OLD, tuple(old)), Stretch(NEW, tuple(new))]
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    found: list[tuple[Sequence[Token], Sequence[Token], bool]] = []
    for index, (kind, a, b, c, d) in enumerate(changes):
        # A blank between two changes is told with them: it reads better.
        inner = 0 < index < len(changes) - 1
        same = kind == "equal" and not (inner and all(token.text.isspace() for token in new[c:d]))
        found.append((old[a:b], new[c:d], same))
    return list(_stretches(found))


def _stretches(found: Iterable[tuple[Sequence[Token], Sequence[Token], bool]]) -> Iterator[Stretch]:
    for same, group in groupby(found, key=lambda one: one[2]):
        together = list(group)
        before = tuple(token for old, _, _ in together for token in old)
        after = tuple(token for _, new, _ in together for token in new)
        marks = (("", after),) if same else ((OLD, before), (NEW, after))
        yield from (Stretch(mark, words) for mark, words in marks if words)


def is_number(stretch: Stretch) -> bool:
    """Whether it is a number that the page has counted out, such as that of a goal or of a footnote."""
    return all(any(map(is_counted, token.around)) for token in stretch.tokens)


def write(target: Element, stretches: Iterable[Stretch]) -> None:
    """Adds running text to an element. What stands instead of something is set apart from it by its class."""
    before = ""
    for stretch in stretches:
        instead = (before, stretch.mark) == (OLD, NEW)
        names = [*(["omnumrerad"] if is_number(stretch) else []), *(["i-stallet"] if instead else [])]
        kind = {"class": " ".join(names)} if names else {}
        within = SubElement(target, stretch.mark, kind) if stretch.mark else target
        _write(within, stretch.tokens, old=stretch.mark == OLD)
        before = stretch.mark


def _write(target: Element, words: Iterable[Token], *, old: bool) -> None:
    open_: list[tuple[Element, Element]] = []
    for token in words:
        if old and not token.text:
            continue  # an empty element is there for what it leads to
        same = 0
        while same < min(len(open_), len(token.around)) and open_[same][0] is token.around[same]:
            same += 1
        del open_[same:]
        for element in token.around[same:]:
            within = open_[-1][1] if open_ else target
            open_.append((element, SubElement(within, *_copied(element, old=old))))
        append(open_[-1][1] if open_ else target, token.text)


def _copied(element: Element, *, old: bool) -> tuple[str, dict[str, str]]:
    """The name and the attributes of a copy."""
    if not old:
        return element.tag, dict(element.attrib)
    kept = {name: value for name, value in element.attrib.items() if name not in _OWN}
    return ("span" if element.tag == "a" else element.tag), kept


def bare(element: Element) -> None:
    """Takes from an element of the older page what there can be one of in a page."""
    for name in _OWN:
        element.attrib.pop(name, None)
    if element.tag == "a":
        element.tag = "span"
