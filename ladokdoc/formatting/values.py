"""Single values and lists in brackets: thousands apart by ordinary blanks, no quotes that are not needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.edits import Change
from ladokdoc.formats import MINUS, read_amount, read_percent
from ladokdoc.formatting.content import Content, Listed, Value, content_end, is_prose
from ladokdoc.loading.holding import Holds
from ladokdoc.nodes import Scalar

_BLANK = "[ \u00a0\u2007\u2009\u202f]"
_NUMBER = re.compile(
    rf"([-{MINUS}]?){_BLANK}?((?!0[0-9])[0-9]+(?:{_BLANK}[0-9]+)*)((?:,[0-9]+)?)({_BLANK}*%)?"
)
# Text that is the same with quotes and without: it begins with a letter or a digit and has no sign of YAML's in it.
_BARE = re.compile(r"[^\W_](?:[^\s:#]|[ ](?=[^\s#])|:(?=\S)|(?<=\S)#)*")
_BRACKETS = re.compile(r"[\[\]{},]")
_FOLD = re.compile(r"[ \t]*\n[ \t]*")
_WORDS = {Holds.WORD, Holds.ID, Holds.DAY, Holds.WHOLE, Holds.YEARS, Holds.FILE, Holds.IDS}


def values(text: str, content: Content) -> Iterator[Change]:
    """The changes of single values, of keys and of lists in brackets, none of which is inside another."""
    whole = {item.start for listed in content.lists for item in listed.node.items}
    for record in content.records:
        for key, _ in record.node.entries:
            yield from _unquoted(text, key)
    for value in content.values:
        if value.node.start not in whole and value.node.value.strip():
            yield from _value(text, value)
    for listed in content.lists:
        yield from _list(text, listed)


def _value(text: str, value: Value) -> Iterator[Change]:
    node, holds, word = value.node, value.about.holds, value.node.value.strip()
    if holds in {Holds.AMOUNT, Holds.PERCENT}:
        yield from _inline(text, node, _figure(word, holds))
    elif node.style in {"|", ">"}:
        yield from _inline(text, node, word if holds in _WORDS and _BARE.fullmatch(word) else None)
    # Running text that takes up several lines goes after `|` (see `texts`).
    elif not (is_prose(value.about) and "\n" in text[node.start : node.end]):
        yield from _unquoted(text, node)


def _inline(text: str, node: Scalar, after: str | None) -> Iterator[Change]:
    """A value on the line of its key, unless a comment stands between them."""
    end = content_end(text, node)
    commented = node.style in {"|", ">"} and "#" in text[node.start : text.find("\n", node.start)]
    if after is not None and text[node.start : end] != after and not commented:
        yield Change(node.start, end, after)


def _figure(word: str, holds: Holds) -> str | None:
    """An amount as it is to be written; None for what cannot be read as one, for the writer to look at."""
    read = read_percent if holds is Holds.PERCENT else read_amount
    match = _NUMBER.fullmatch(word)
    if not match:
        return None
    whole = f"{int(re.sub(_BLANK, '', match[2])):,}".replace(",", " ")
    after = ("-" if match[1] else "") + whole + match[3] + (" %" if match[4] else "")
    return after if read(after) == read(word) else None


def _unquoted(text: str, node: Scalar) -> Iterator[Change]:
    """A text of one line without its quotes, and one of several lines as one, where it then says the same."""
    source = text[node.start : node.end]
    if node.style not in {"|", ">"} and (node.style or "\n" in source) and _BARE.fullmatch(node.value):
        inside = source[1:-1] if node.style else source
        if _FOLD.sub(" ", inside) == node.value:
            yield Change(node.start, node.end, node.value)


def _list(text: str, listed: Listed) -> Iterator[Change]:
    """Ids on one line in brackets; anything else with a dash for each."""
    node = listed.node
    source, rest = text[node.start : node.end], text[node.end : text.find("\n", node.end)]
    items = [item for item in node.items if isinstance(item, Scalar)]
    if "#" in source or not items or len(items) < len(node.items):
        return
    written = [_written(text, item) for item in items]
    start, after = node.start, f"[{', '.join(written)}]"
    if listed.about.holds is not Holds.IDS:
        if rest.strip():
            return
        # The blank after the colon goes too.
        start -= 1
        after = "".join("\n" + " " * (listed.column + 2) + "- " + words for words in written)
    if text[start : node.end] != after:
        yield Change(start, node.end, after)


def _written(text: str, item: Scalar) -> str:
    bare = _BARE.fullmatch(item.value) and not _BRACKETS.search(item.value)
    return item.value if bare else text[item.start : item.end]
