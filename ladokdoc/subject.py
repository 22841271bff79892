"""What a rule looks at: one edition, what it was read from, and what many rules ask for, worked out once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ladokdoc import model
from ladokdoc.expressions import Expression, Values, values
from ladokdoc.figures import Gaps, PairCheck, Year, pairs, years
from ladokdoc.loading import Loaded, Project
from ladokdoc.model import Edition, Waiver
from ladokdoc.places import Markup, Place, Text
from ladokdoc.prose import Prose, headings, plain, read, read_plain
from ladokdoc.spoken import Binder, Plan, Said
from ladokdoc.words import WORD, Running, Spelling, readable
from ladokdoc.words.clauses import sentences

# What a record with an id is called in a message.
NAMES: dict[type, str] = {
    model.Decision: "beslut",
    model.Direction: "mål i ett styrande beslut",
    model.Row: "rad",
    model.Need: "behov",
    model.Goal: "mål",
    model.Table: "tabell",
    model.Line: "post",
    model.Frame: "ram",
}

_DERIVED = re.compile(r"-(?:behov|mal)$")
_GIVEN = re.compile(r"\bid[ \t]*:?[ \t]*[\"']?([\w-]+)")


class Named(NamedTuple):
    """A record that has an id, or should have. kind: what it is called."""

    id: str
    kind: str
    record: object
    place: Place


class FreeIds:
    """Ids that nothing has, each given once. taken: those that something has."""

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._numbers: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The wanted id if it is free, or that with the next free number after it."""
        while True:
            number = self._numbers[wanted] = self._numbers.get(wanted, 0) + 1
            id = wanted if number == 1 else f"{wanted}-{number}"
            if id not in self._taken and (number == 1 or id not in self._numbers):
                self._numbers.setdefault(id, 1)
                return id


class Subject:
    """One edition to be checked.

    counted: how often words are used in each year of the project, which all its editions may share.
    """

    def __init__(
        self,
        loaded: Loaded,
        edition: Edition,
        project: Project,
        counted: dict[int, Counter[str]] | None = None,
    ) -> None:
        self.loaded = loaded
        self.edition = edition
        self.project = project
        self._counted = {} if counted is None else counted

    @cached_property
    def years(self) -> dict[str, Year]:
        """Every column of an earlier budget whose plan is there, by the id of the column."""
        return years(self.edition, self.project.earlier)

    @cached_property
    def gaps(self) -> Gaps:
        """What totals of earlier years have in them besides their lines."""
        return {id: year.gap for id, year in self.years.items()}

    @cached_property
    def pairs(self) -> tuple[PairCheck, ...]:
        """Every pair of capitalisation whose amounts are known."""
        return tuple(pairs(self.edition.budget)) if self.edition.budget else ()

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Every record that has an id of its own, in the order of the content. Areas go by their files."""
        return tuple(self._named())

    def _named(self) -> Iterator[Named]:
        for record in self.records:
            kind = NAMES.get(type(record))
            if kind and (not isinstance(record, model.Decision) or _is_in(record, self.edition.governing)):
                yield Named(record.id, kind, record, record.place)  # type: ignore[attr-defined]

    @cached_property
    def records(self) -> tuple[object, ...]:
        """Every record, text, reference and amount of the edition."""
        return tuple(model.walk(self.edition))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that somebody wrote; prose is there once, however often it is placed."""
        return tuple(part for part in self.records if isinstance(part, Text) and part.value)

    @cached_property
    def texts_of(self) -> Mapping[str, Sequence[Text]]:
        """The texts by the file that they stand in."""
        found: dict[str, list[Text]] = {}
        for text in self.texts:
            found.setdefault(text.place.path, []).append(text)
        return found

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Every text with its Markdown and its expressions read."""
        return tuple(read_text(text) for text in self.texts)

    @cached_property
    def goals(self) -> tuple[model.Goal, ...]:
        """Every goal of the plan, in the order of the document."""
        return tuple(goal for area in self.edition.areas for row in area.rows for goal in row.goals)

    @cached_property
    def goal_sentences(self) -> tuple[tuple[model.Goal, int, str], ...]:
        """Every sentence of a goal, and where it begins in the text of the goal."""
        return tuple(
            (goal, start, text[start:end])
            for goal in self.goals
            for text in [self.readable(goal.text)]
            for start, end in sentences(text)
        )

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every amount in running text, and how it stands to the plan; the reasons of waivers are not its text."""
        binder = Binder(lambda: Plan(self.edition, self.project.earlier, self.unset))
        return tuple(said for prose in self._unexcused for said in binder.judge(prose))

    @cached_property
    def printed(self) -> tuple[Prose, ...]:
        """Every text that the document may show; what the glossary says goes with the latest edition."""
        glossary = model.walk(self.project.glossary) if self._is_latest else ()
        return (*self._unexcused, *(read_text(part) for part in glossary if isinstance(part, Text)))

    @property
    def _is_latest(self) -> bool:
        return self.loaded is max(self.project.editions, key=lambda loaded: loaded.year)

    @cached_property
    def _unexcused(self) -> tuple[Prose, ...]:
        """Every text but the reasons of waivers."""
        excused = {id(text) for part in self.records if isinstance(part, Waiver) for text in _texts(part)}
        return tuple(prose for prose in self.prose if id(prose.text) not in excused)

    @cached_property
    def running(self) -> Running:
        """All running text as one, for rules about words; waivers and case numbers are not its text."""
        apart = {id(part.record_number) for part in self.records if isinstance(part, model.Decision)}
        return Running(prose for prose in self._unexcused if id(prose.text) not in apart)

    @cached_property
    def spelling(self) -> Spelling:
        """The words of the running text, held against each other and against the names of the glossary."""
        glossary = self.project.glossary
        terms = [*glossary.terms, *(part.short for part in glossary.abbreviations)]
        return Spelling(self.running, [text.value for text in terms if text.value], self._elsewhere())

    def _elsewhere(self) -> Counter[str]:
        """How often words are used in other editions, in small letters."""
        found: Counter[str] = Counter()
        for year, edition in self.project.earlier.items():
            if edition.year != self.edition.year:
                if year not in self._counted:
                    texts = (part.value for part in model.walk(edition) if isinstance(part, Text))
                    self._counted[year] = Counter(
                        word.casefold() for value in texts for word in WORD.findall(value)
                    )
                found.update(self._counted[year])
        return found

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a link within the document can lead to: every id, area and heading of it."""
        found = {named.id for named in self.named} | {f"omrade-{area.id}" for area in self.edition.areas}
        for prose in self.prose:
            found.update(heading.id for heading in headings(prose, self._written, found))
        return frozenset(found)

    @cached_property
    def misspelt(self) -> frozenset[Place]:
        """Where an id has had a finding of its own: what the proposed id leads to is found once it is written."""
        return frozenset(found.place for found in self.loaded.findings if found.rule == "felskrivet-id")

    @cached_property
    def values(self) -> Values:
        """What `{{ }}` can name."""
        return values(self.edition, self.project.earlier)

    def readable(self, text: Text) -> str:
        """A text as long as it was, with what is not running text out of sight."""
        return readable(read_text(text))

    def plain(self, text: Text) -> str:
        """A name, heading or title as the document shows it, with what its expressions say."""
        return plain(read_text(text), self._written)

    def unset(self, text: Text) -> str:
        """A plain text with what its expressions say, as it was typed, for comparing and not for showing."""
        said, here = [], 0
        for expression in read_text(text).expressions:
            said += [text.value[here : expression.start], self._written(expression)]
            here = expression.end
        return "".join([*said, text.value[here:]])

    def _written(self, expression: Expression) -> str:
        answer = self.values.write(expression)
        return answer if isinstance(answer, str) else "…"

    def free_id(self, wanted: str) -> str:
        """An id that nothing in the edition has: the wanted one, or that with a number after it."""
        return FreeIds(self._taken).take(wanted)

    def free_ids(self) -> FreeIds:
        """Ids that nothing in the edition has, each given once."""
        return FreeIds(self._taken)

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(named.id for named in self.named)

    def may_be_lost(self, id: str) -> bool:
        """Whether an id that is not found may stand in a file of which something could not be read.

        A file that is missing or empty, or cannot be opened, may have had any id.
        """
        lost = self._lost
        return lost is None or not lost.isdisjoint({id, _DERIVED.sub("", id), id.removeprefix("omrade-")})

    @cached_property
    def _lost(self) -> frozenset[str] | None:
        """The ids that stand in what could not be read, and the names of its files; None: there may be any."""
        if self.loaded.unread or not all(self.loaded.lost.values()):
            return None
        given = (match[1] for text in self.loaded.lost.values() for match in _GIVEN.finditer(text))
        files = (path.rpartition("/")[2].removesuffix(".yaml") for path in self.loaded.lost)
        return frozenset([*given, *files])


def _is_in(record: object, records: tuple[object, ...]) -> bool:
    """Whether it is one of them, and not only equal to one."""
    return any(record is one for one in records)


def _texts(waiver: Waiver) -> Iterator[Text]:
    yield from (part for part in model.walk(waiver) if isinstance(part, Text))


def read_text(text: Text) -> Prose:
    """A text read as the kind of text that it is."""
    return (
        read_plain(text)
        if text.markup is Markup.PLAIN
        else read(text, headings=text.markup is Markup.DOCUMENT)
    )
