"""Plans in which anything that a writer can do has been done at random: to the records, not to the files."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ladokdoc import model
from ladokdoc.model import Edition, Ref, Target
from ladokdoc.places import Markup, Source, Text
from ladokdoc.records import Record
from tests.test_changes import Path, leaves, other, put

_WORDS = [
    "Ladok",
    "e-post",
    "är",
    "*viktigt*",
    "**nytt**",
    "13 000 tkr",
    "[stämman](https://example.org/)",
    "och",
]
_WORDS += ["`fil.txt`", "25 %", "{{ år }}", "(ja)", "Styrelsen", "beslutar.", "[se där](#drift)"]
# Nothing that is prose without headings has these.
_BLOCKS = ["\n\n", "\n\n- ", "\n- ", "\n\n1. ", "\n\n> ", ".\n"]
_HEADINGS = ["\n\n## ", "\n\n### "]


@dataclass
class Writer:
    """Does things to an edition. new: how many ids it has made up."""

    chance: random.Random
    new: int = 0

    def edited(self, plan: Edition, most: int) -> Edition:
        """The edition after some of all that can be done."""
        for _ in range(self.chance.randint(1, most)):
            plan = self.chance.choice(EDITS)(self, plan)
        return plan

    def value(self, plan: Edition) -> Edition:
        """A value is another."""
        paths = [path for path in leaves(plan) if path[-1] not in ("id", "unit", "prose_file", "group")]
        return self._put(plan, self.chance.choice(paths), other)

    def text(self, plan: Edition) -> Edition:
        """A text is written anew, or a word in it."""
        path = self.chance.choice([path for path, found in _walk(plan) if isinstance(found, Text)])
        return self._put(plan, path, self._rewritten)

    def _rewritten(self, text: Text) -> Text:
        words = text.value.split(" ")
        if self.chance.random() < 0.5:
            words[self.chance.randrange(len(words))] = self.chance.choice(_WORDS)
            return _text(" ".join(words) or "ord", text.markup)
        if text.markup is Markup.PLAIN:
            return _text(
                " ".join(self.chance.choices(["Drift", "Ladok", "nytt", "namn", "2021"], k=3)), text.markup
            )
        signs = _WORDS * 3 + _BLOCKS + (_HEADINGS if text.markup is Markup.DOCUMENT else [])
        return _text("Text " + " ".join(self.chance.choices(signs, k=25)), text.markup)

    def less(self, plan: Edition) -> Edition:
        """Something is taken away: a row, a goal, a line, a footnote, a chapter."""
        lists = [(path, found) for path, found in _lists(plan) if found]
        path, found = self.chance.choice(lists)
        gone = self.chance.randrange(len(found))
        return self._put(plan, path, lambda parts: (*parts[:gone], *parts[gone + 1 :]))

    def unset(self, plan: Edition) -> Edition:
        """A text that may be left out is."""
        free = ("footnote", "introduction", "responsible", "indicator", "title", "prose")
        paths = [
            path
            for path, found in _walk(plan)
            if isinstance(found, Text) and path[-1] in free and len(path) > 1
        ]
        return self._put(plan, self.chance.choice(paths), lambda _: None) if paths else plan

    def more(self, plan: Edition) -> Edition:
        """Something like what there is stands there too, with ids of its own."""
        path, found = self.chance.choice([(path, found) for path, found in _lists(plan) if found])
        copy = self._renamed(self.chance.choice(found))
        at = self.chance.randint(0, len(found))
        return self._put(plan, path, lambda parts: (*parts[:at], copy, *parts[at:]))

    def order(self, plan: Edition) -> Edition:
        """Things change places."""
        path, _ = self.chance.choice([(path, found) for path, found in _lists(plan) if len(found) > 1])
        return self._put(plan, path, lambda parts: tuple(self.chance.sample(parts, len(parts))))

    def move(self, plan: Edition) -> Edition:
        """Something goes to another home: a row to another area, a goal to another row, a line to another table."""
        lists = [(path, found) for path, found in _lists(plan) if len(path) > 1 and path[-2] != "budget"]
        path, found = self.chance.choice([one for one in lists if one[1]])
        gone = self.chance.randrange(len(found))
        inside = {id(part) for part in model.walk(found[gone])}
        homes = [
            there
            for there, _ in lists
            if there != path
            and _holds_the_same(plan, path, there)
            and id(_at(plan, there[:-1])) not in inside
        ]
        if not homes:
            return plan
        made = self._put(plan, self.chance.choice(homes), lambda parts: (*parts, found[gone]))
        return self._put(made, path, lambda parts: (*parts[:gone], *parts[gone + 1 :]))

    def name(self, plan: Edition) -> Edition:
        """A record gets another id and says what it replaces."""
        records = [
            (path, found)
            for path, found in _walk(plan)
            if isinstance(found, model.Row | model.Line | model.Goal | model.Table)
            and found.id
            and not found.replaces
        ]
        path, found = self.chance.choice(records)
        self.new += 1
        ref = Ref(found.id, Target.REPLACED, found.place)
        id = f"nytt-id-{self.new}"
        made = self._put(plan, path, lambda record: record.changed(id=id, replaces=(ref,)))
        renamed: Edition = _refs(made, found.id, id)
        return renamed

    def _renamed(self, record: Any) -> Any:
        if isinstance(record, Ref):
            return record  # a place in a chapter: the same thing cannot be there twice

        def anew(part: Any) -> Any:
            if isinstance(part, tuple):
                return tuple(map(anew, part))
            if isinstance(part, Record) and not isinstance(part, Text | model.Amount | Ref):
                made = part.changed(**{name: anew(getattr(part, name)) for name in type(part).COMPARED})
                if getattr(part, "id", "") and not isinstance(part, model.Column):
                    self.new += 1
                    made = made.changed(id=f"{part.id}-{self.new}")  # type: ignore[attr-defined]
                return made
            return part

        return anew(record)

    def _put(self, plan: Edition, path: Path, change: Callable[[Any], Any]) -> Edition:
        made: Edition = put(plan, path, change)
        return made


def _text(value: str, markup: Markup) -> Text:
    source = Source("content/2021/x.md", value)
    return Text(value, source.place(0, len(value)), source.place, markup)


def _at(record: Any, path: Path) -> Any:
    for step in path:
        record = record[int(step)] if isinstance(record, tuple) else getattr(record, str(step))
    return record


def _walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every record, text and list in a plan, and the way to it."""
    yield path, value
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _walk(part, (*path, number))
    elif isinstance(value, Record) and not isinstance(value, Text | model.Amount | Ref):
        for name in type(value).COMPARED:
            if name not in ("waivers", "replaces", "columns"):
                yield from _walk(getattr(value, name), (*path, name))


def _lists(plan: Edition) -> Iterator[tuple[Path, tuple[Any, ...]]]:
    return ((path, found) for path, found in _walk(plan) if isinstance(found, tuple))


def _holds_the_same(plan: Edition, path: Path, there: Path) -> bool:
    """Whether two lists hold things of the same kind: a table and a group both hold lines."""
    owners = [type(_at(plan, one[:-1])) for one in (path, there)]
    return path[-1] == there[-1] and (owners[0] is owners[1] or path[-1] == "lines")


def _refs(part: Any, old: str, new: str) -> Any:
    """A plan in which all that names an id names another."""
    if isinstance(part, Ref):
        return part.changed(id=new) if part.id == old and part.target is not Target.REPLACED else part
    if isinstance(part, tuple):
        return tuple(_refs(one, old, new) for one in part)
    if isinstance(part, Record) and not isinstance(part, Text | model.Amount):
        return part.changed(**{name: _refs(getattr(part, name), old, new) for name in type(part).COMPARED})
    return part


EDITS = (
    Writer.value, Writer.text, Writer.less, Writer.unset, Writer.more, Writer.order, Writer.move, Writer.name,
)  # fmt: skip
