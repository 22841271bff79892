"""Two texts as one, word by word: what is the same, what was taken away and what was put in.

Markdown is read first, so that what only looks different in the source is no difference, and a word is all that
stands between blanks, compounds with hyphens and colons whole. Sentences are compared before words, which gives
differences as a person would mark them and keeps long texts quick.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, TypeVar

from ladokdoc.expressions import Expression
from ladokdoc.places import Text
from ladokdoc.prose.parts import Inline, Listing, Run, Tag, Verbatim, Words
from ladokdoc.subject import read_text
from ladokdoc.typography import set_texts

# How many pairs of equal words SequenceMatcher may have to look at in one pass; what is more is told as replaced as a
# whole. It is quadratic in a word that comes often: at the limit it takes some tenths of a second at its worst.
_MOST_PAIRS = 200_000
# Longer texts are not taken apart.
_LONGEST = 200_000
# A sentence of which less than this is left is told as a new sentence.
_ALIKE = 0.4
_WORD = re.compile(
    r"""(?P<number>[−-]?[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?:,[0-9]+)?)(?!\w)
      | (?P<before>[("”’'\[]+) | (?P<word>[^\s]*[^\s.,;:!?)”’"'\]]) | (?P<after>[^\s]+)""",
    re.VERBOSE,
)
_BLOCKS = {"p": "¶", "li": "•", "hr": "---"}
# Where lists and quotations begin and end, which is compared and not shown.
_OPENS, _CLOSES = "⟦", "⟧"
_MARKS = {"em": "*", "strong": "**", "br": "\\"}
T = TypeVar("T")
_ENDS = (".", "?", "!")


class Mark(StrEnum):
    """What has become of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """Words that go together, with the blank or the line break before them where there is one."""

    mark: Mark
    text: str


class Token(NamedTuple):
    """A word or a sign. spaced: whether a blank stands before it; block: whether it begins a paragraph or the like."""

    text: str
    spaced: bool = False
    block: bool = False


class _Stretch(NamedTuple):
    """Words of the old text and those of the new that stand in their place. same: they are the same words."""

    old: Sequence[Token]
    new: Sequence[Token]
    same: bool


# Two texts are first asked whether they are alike and then how they differ.
@lru_cache(maxsize=16)
def tokens(text: Text) -> tuple[Token, ...]:
    """The words of a text as it is read, with its paragraphs, lists, headings, emphasis and links as signs."""
    found: list[Token] = []
    for part in read_text(text).parts:
        if isinstance(part, Run):
            if part.heading:
                found.append(Token("#" * part.heading, block=True))
            found.extend(_run(part.parts))
        elif isinstance(part, Listing):
            found.extend(Token(line, block=True) for line in part.text.splitlines())
        else:
            found.extend(_block(part, found))
    return tuple(found)


def _block(tag: Tag, before: Sequence[Token]) -> Iterator[Token]:
    """The sign of a paragraph, an item or a list; the first paragraph of a text or an item has none."""
    if tag.name in ("ul", "ol", "blockquote"):
        yield Token(f"{_OPENS}{tag.name} {tag.start or 1}" if tag.opens else _CLOSES, block=True)
    elif tag.opens and not (tag.name == "p" and (not before or before[-1].block)):
        yield Token(_BLOCKS.get(tag.name, tag.name), block=True)


def _run(parts: tuple[Inline, ...]) -> Iterator[Token]:
    spaced, links = False, [""]
    for part, text in zip(parts, set_texts([_source(part) for part in parts]), strict=True):
        if isinstance(part, Words):
            for match in _WORD.finditer(text):
                start = match.start()
                spaced = text[start - 1].isspace() if start else spaced
                yield Token(match.group().replace("\u00a0", " "), spaced)
            spaced = text[-1:].isspace()
            continue
        if isinstance(part, Tag) and part.name == "a":
            links += [part.href] if part.opens else []
            # An address is a word of its own, so that another address is told without what it stands in.
            signs = ["["] if part.opens else ["](", links.pop(), ")"]
        else:
            signs = [_MARKS.get(part.name, part.name) if isinstance(part, Tag) else _source(part)]
        for sign in signs:
            yield Token(sign, spaced)
            spaced = False


def _source(part: Inline) -> str:
    match part:
        case Words(text):
            return text
        case Verbatim(text, tag):
            return f"`{text}`" if tag else text
        case Expression():
            name = part.name + (f".{part.field}" if part.field else "")
            return "{{ " + name + (f" | {part.format}" if part.format else "") + " }}"
        case _:
            return ""


def alike(old: Text, new: Text) -> bool:
    """Whether two texts read the same, however they are written."""
    return old.value == new.value or tokens(old) == tokens(new)


def differences(old: Text, new: Text) -> tuple[Piece, ...]:
    """Both texts as one; nothing where they are too long. From new to old it is the same with the marks exchanged."""
    if max(len(old.value), len(new.value)) > _LONGEST:
        return ()
    one, other = tokens(old), tokens(new)
    # Which text comes first decides ties between equally good answers: always the same one, whatever is new.
    turned = one > other
    stretches = _smooth(_by_sentence(other, one) if turned else _by_sentence(one, other))
    if turned:
        stretches = [_Stretch(stretch.new, stretch.old, stretch.same) for stretch in stretches]
    return tuple(_pieces(stretches))


def _by_sentence(old: Sequence[Token], new: Sequence[Token]) -> Iterator[_Stretch]:
    """Sentences that are the same are found first, then words in those between."""
    before, after = _sentences(old), _sentences(new)
    for old_part, new_part, same in _aligned(before, after):
        one = [token for sentence in old_part for token in sentence]
        other = [token for sentence in new_part for token in sentence]
        if same:
            yield _Stretch(one, other, True)
        else:
            yield from _by_word(one, other)


def _sentences(all_: Sequence[Token]) -> list[tuple[Token, ...]]:
    found: list[list[Token]] = [[]]
    for token in all_:
        if token.block and found[-1]:
            found.append([])
        found[-1].append(token)
        if token.text.endswith(_ENDS):
            found.append([])
    return [tuple(sentence) for sentence in found if sentence]


def _by_word(old: Sequence[Token], new: Sequence[Token]) -> Iterator[_Stretch]:
    found = list(_aligned(old, new))
    kept = sum(len(part) for part, _, same in found if same)
    if kept < _ALIKE * min(len(old), len(new)):
        yield _Stretch(old, new, False)
        return
    yield from (_Stretch(part, other, same) for part, other, same in found)


def _aligned(old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[Sequence[T], Sequence[T], bool]]:
    """Parts of both in order, and whether they are the same."""
    counts = Counter(new)
    if sum(counts[item] for item in old) > _MOST_PAIRS:
        yield from _trimmed(old, new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield old[a:b], new[c:d], kind == "equal"


def _trimmed(old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[Sequence[T], Sequence[T], bool]]:
    """The same beginning and the same end, and all between as replaced."""
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    yield old[:first], new[:first], True
    yield old[first : len(old) - last], new[first : len(new) - last], False
    yield old[len(old) - last :], new[len(new) - last :], True


def _smooth(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Stretches of a kind as one. A short word that stayed between two changes is told with them: it reads better."""
    found = _joined(stretch for stretch in stretches if stretch.old or stretch.new)
    inner = range(1, len(found) - 1)
    small = {n for n in inner if found[n].same and _is_small(found[n].new)}
    return _joined(stretch._replace(same=False) if n in small else stretch for n, stretch in enumerate(found))


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    made: list[_Stretch] = []
    for same, parts in groupby(stretches, key=lambda stretch: stretch.same):
        together = list(parts)
        old = [token for part in together for token in part.old]
        made.append(_Stretch(old, [token for part in together for token in part.new], same))
    return made


def _is_small(words: Sequence[Token]) -> bool:
    return len(words) == 1 and len(words[0].text) <= 3 and not words[0].block


def _pieces(stretches: Iterable[_Stretch]) -> Iterator[Piece]:
    for stretch in stretches:
        if stretch.same:
            yield Piece(Mark.SAME, _written(stretch.new))
        else:
            yield from [Piece(Mark.GONE, _written(stretch.old))] if stretch.old else []
            yield from [Piece(Mark.NEW, _written(stretch.new))] if stretch.new else []


def _written(words: Sequence[Token]) -> str:
    shown: list[str] = []
    for token in words:
        if not token.block:
            shown.append(f" {token.text}" if token.spaced else token.text)
        elif not token.text.startswith((_OPENS, _CLOSES)):
            shown.append(f"\n{token.text} ")
    return "".join(shown)
