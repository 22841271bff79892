"""An edition as items that each have an identity: what they are, their id, and what they stand in.

Identity is the id. What has none of its own gets one when two editions are set beside each other: a chapter goes by
its file, its heading or what it places, and a pair of the capitalisation rule by its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ladokdoc.changes.fields import OWN
from ladokdoc.changes.keys import Key, What
from ladokdoc.model import Budget, Capitalisation, Chapter, Edition, Glossary, Line, Pair, Table, Target
from ladokdoc.places import Place
from ladokdoc.records import Record

R = TypeVar("R", bound=Record)

EDITION = Key(What.EDITION, "")
BUDGET = Key(What.BUDGET, "")
CAPITALISATION = Key(What.CAPITALISATION, "")


class Item(NamedTuple):
    """A record with its identity. home: what it stands in. table: the id of the table that it is, or stands in.

    record: None for what is only placed and not there. spot: where it is placed, if that is not where it stands.
    """

    key: Key
    record: Record | None
    home: Key | None
    table: str = ""
    spot: Place | None = None

    @property
    def place(self) -> Place | None:
        """Where it stands."""
        found: Place | None = getattr(self.record, "place", None)
        return found


class Ids(NamedTuple):
    """The identities that were given to the chapters and pairs of an edition, in their order."""

    chapters: Sequence[str]
    pairs: Sequence[str]


def shared_ids(old: Edition, new: Edition) -> tuple[Ids, Ids]:
    """Identities for chapters and pairs, the same on both sides for those that are the same."""
    chapters = _matched(old.chapters, new.chapters, _CHAPTER, _chapter_id)
    pairs = _matched(_pairs(old), _pairs(new), _PAIR, _pair_id)
    return Ids(chapters[0], pairs[0]), Ids(chapters[1], pairs[1])


def _pairs(edition: Edition) -> tuple[Pair, ...]:
    rule = edition.budget.capitalisation if edition.budget else None
    return rule.pairs if rule else ()


# What tells that two are the same, the surest first; a sign that is empty tells nothing.
_Sign = Callable[[R], Hashable]
_CHAPTER: tuple[_Sign[Chapter], ...] = (
    lambda chapter: chapter.prose_file,
    lambda chapter: chapter.title.value if chapter.title else None,
    lambda chapter: chapter.prose.value if chapter.prose else None,
    lambda chapter: chapter.areas,
    lambda chapter: chapter.tables,
    lambda chapter: chapter.areas[:1],
    lambda chapter: chapter.tables[:1],
)
_PAIR: tuple[_Sign[Pair], ...] = (
    lambda pair: (pair.direct, pair.investment),
    lambda pair: pair.investment,
    lambda pair: pair.direct,
)


def _chapter_id(chapter: Chapter) -> str:
    refs = chapter.areas or chapter.tables
    return chapter.prose_file or (chapter.title.value if chapter.title else refs[0].id if refs else "kapitel")


def _pair_id(pair: Pair) -> str:
    return "+".join(ref.id for ref in pair.investment or pair.direct)


def _matched(
    old: Sequence[R], new: Sequence[R], signs: Iterable[_Sign[R]], id_of: Callable[[R], str]
) -> tuple[list[str], list[str]]:
    """An id for each on both sides; two that share a sign share their id, the one that comes first by letter."""
    partner: dict[int, int] = {}
    for sign in signs:
        free: dict[Hashable, list[int]] = {}
        taken_old = set(partner.values())
        for number, record in enumerate(old):
            if number not in taken_old and (mark := sign(record)) not in _NOTHING:
                free.setdefault(mark, []).append(number)
        for number, record in enumerate(new):
            if number not in partner and (found := free.get(sign(record))):
                partner[number] = found.pop(0)
    taken: set[str] = set()
    both = {mine: min(id_of(new[mine]), id_of(old[theirs])) for mine, theirs in partner.items()}
    ids = [_free(both.get(number) or id_of(record), taken) for number, record in enumerate(new)]
    given = {theirs: ids[mine] for mine, theirs in partner.items()}
    return [given.get(number) or _free(id_of(record), taken) for number, record in enumerate(old)], ids


_NOTHING = (None, "", ())


def _free(id: str, taken: set[str]) -> str:
    number, free = 2, id
    while free in taken:
        free, number = f"{id} ({number})", number + 1
    taken.add(free)
    return free


def items(edition: Edition, ids: Ids) -> Mapping[Key, Item]:
    """Every item of an edition. Where an id stands twice, the first counts; see `collisions`."""
    found: dict[Key, Item] = {}
    for item in _edition(edition, ids):
        found.setdefault(item.key, item)
    return found


def collisions(edition: Edition) -> frozenset[str]:
    """Ids that stand more than once in an edition, and "" where one is missing: it cannot be compared by id."""
    seen: set[str] = set()
    twice: set[str] = set()
    unnamed = (What.EDITION, What.CHAPTER, What.BUDGET, What.CAPITALISATION, What.DEPRECIATION, What.PAIR)
    own = Ids(
        [str(number) for number in range(len(edition.chapters))],
        [str(n) for n in range(len(_pairs(edition)))],
    )
    for item in _edition(edition, own):
        if item.key.what in unnamed or item.record is None:
            continue
        # An area goes by its file, in a namespace of its own, and so does a column.
        apart = item.key.what.value if item.key.what in (What.AREA, What.COLUMN) else ""
        name = f"{apart}/{item.key.id}" if item.key.id else ""
        if name in seen or not name:
            twice.add(item.key.id)
        seen.add(name)
    return frozenset(twice)


def of_glossary(glossary: Glossary) -> Mapping[Key, Item]:
    """Every name, abbreviation and word of another language in the glossary."""
    found = {}
    for name in glossary.names:
        key = Key(What.TERM, name.value)
        found[key] = Item(key, name, None)
    for short in glossary.abbreviations:
        key = Key(What.ABBREVIATION, short.short.value)
        found[key] = Item(key, short, None)
    for entry in glossary.foreign:
        key = Key(What.FOREIGN, entry.phrase.value)
        found[key] = Item(key, entry, None)
    return found


def _edition(edition: Edition, ids: Ids) -> Iterator[Item]:
    yield Item(EDITION, edition, None)
    for decision in edition.governing:
        home = Key(What.DECISION, decision.id)
        yield Item(home, decision, EDITION)
        for direction in decision.directions:
            yield Item(Key(What.DIRECTION, direction.id), direction, home)
    areas = {area.id: area for area in edition.areas}
    tables = {table.id: table for table in edition.budget.tables} if edition.budget else {}
    placed: set[Key] = set()
    for id, chapter in zip(ids.chapters, edition.chapters, strict=True):
        home = Key(What.CHAPTER, id)
        yield Item(home, chapter, EDITION)
        for ref in (*chapter.areas, *chapter.tables):
            area = ref.target is Target.AREA
            key = Key(What.AREA if area else What.TABLE, ref.id)
            if key not in placed:
                yield Item(key, areas.get(ref.id) if area else tables.get(ref.id), home, ref.id, ref.place)
            placed.add(key)
    yield from _rows(edition)
    if edition.budget:
        yield from _budget(edition.budget, ids, placed)


def _rows(edition: Edition) -> Iterator[Item]:
    for area in edition.areas:
        for row in area.rows:
            home = Key(What.ROW, row.id)
            yield Item(home, row, Key(What.AREA, area.id))
            yield from (Item(Key(What.NEED, need.id), need, home) for need in row.needs)
            yield from (Item(Key(What.GOAL, goal.id), goal, home) for goal in row.goals)


def _budget(budget: Budget, ids: Ids, placed: Container[Key]) -> Iterator[Item]:
    yield Item(BUDGET, budget, EDITION)
    for column in budget.columns:
        # The own column is the same from year to year.
        yield Item(Key(What.COLUMN, OWN if column.id == budget.own else column.id), column, BUDGET)
    for table in budget.tables:
        key = Key(What.TABLE, table.id)
        if key not in placed:
            yield Item(key, table, BUDGET, table.id)
        yield from _lines(table.lines, key, table)
    yield from (Item(Key(What.FRAME, frame.id), frame, BUDGET) for frame in budget.frames)
    if budget.capitalisation:
        yield from _capitalisation(budget.capitalisation, ids)
    if budget.depreciation:
        yield Item(Key(What.DEPRECIATION, ""), budget.depreciation, BUDGET)


def _capitalisation(rule: Capitalisation, ids: Ids) -> Iterator[Item]:
    yield Item(CAPITALISATION, rule, BUDGET)
    for id, pair in zip(ids.pairs, rule.pairs, strict=True):
        yield Item(Key(What.PAIR, id), pair, CAPITALISATION)


def _lines(parts: tuple[Line, ...], home: Key, table: Table) -> Iterator[Item]:
    for line in parts:
        key = Key(What.LINE, line.id)
        yield Item(key, line, home, table.id)
        yield from _lines(line.lines, key, table)
        yield from _parts(line.of_which, key, table)


def _parts(parts: tuple[Line, ...], home: Key, table: Table) -> Iterator[Item]:
    for part in parts:
        key = Key(What.PART, part.id)
        yield Item(key, part, home, table.id)
        yield from _parts(part.of_which, key, table)
