"""`plan.yaml` and the files of areas to records."""

from __future__ import annotations

from collections.abc import Callable

from ladokdoc.loading.holding import Holds
from ladokdoc.loading.log import Log
from ladokdoc.loading.reading import Block
from ladokdoc.loading.scalars import colon_in_text, listed, text_of, wrong_kind
from ladokdoc.loading.shapes import SHAPES
from ladokdoc.loading.waivers import waivers
from ladokdoc.model import Area, Chapter, Correction, Decision, Direction, Goal, Need, Row, Status
from ladokdoc.nodes import Mapping, Node, Scalar
from ladokdoc.places import Markup, Place, Text

# Beside `organ`, which is always there.
_OF_DECISION = ("datum", "paragraf")
_DECISION = """Lägg till vem som beslutade, när, och var det står:
beslut:
  organ: Styrelsen
  datum: 2020-11-24
  paragraf: § 7
  diarienummer: LAD 2020-17"""


def decision(record: Block) -> Decision:
    """A governing decision, or the one that the plan is decided by."""
    governing = "mål" in record.shape.keys
    directions = record.records("mål") if governing else ()
    return Decision(
        id=record.id() if governing else "",
        body=record.text("organ"),
        day=record.day("datum"),
        title=record.text("titel") if governing else None,
        paragraph=record.text("paragraf"),
        record_number=record.text("diarienummer"),
        directions=tuple(
            Direction(part.id(), part.text("text") or Text.empty(part.place), part.place)
            for part in directions
        ),
        day_place=record.value_place("datum"),
        place=record.place,
    )


def correction(record: Block) -> Correction:
    """A change of the plan after it was decided."""
    decided = record.record("beslut")
    return Correction(
        day=record.day("datum"),
        reason=record.text("skäl"),
        decision=decision(decided) if decided else None,
        day_place=record.value_place("datum"),
        place=record.place,
    )


def check_decided(plan: Block, decided: Block | None, status: Status | None) -> None:
    """Tells what a plan that is decided lacks: by whom it was decided, when, and where that is written down."""
    if status is not Status.DECIDED:
        return
    if decided is None and "beslut" not in plan and not plan.lacks("beslut"):
        message = "Planen är beslutad, men `beslut` saknas."
        plan.log.tell("saknat-varde", plan.entries["status"].value, message, _DECISION)
    elif decided and (missing := [n for n in _OF_DECISION if n not in decided and not decided.lacks(n)]):
        message = f"Planen är beslutad, men {listed(missing)} saknas i beslutet."
        hint = f"Lägg till det, eller skriv `status: {Status.PROPOSAL.value}` tills beslutet är fattat."
        plan.log.tell("saknat-varde", plan.entries["beslut"].key, message, hint)


def chapter(record: Block, prose: Callable[[str, Place], Text | None]) -> Chapter:
    """A chapter; `prose` finds the text of the file that it names."""
    scalar = record.entries["text"].value if "text" in record else None
    name = record.word("text")
    place = record.log.place(scalar) if scalar else record.place
    return Chapter(
        title=record.text("rubrik"),
        prose=prose(name, place) if name else None,
        prose_file=name,
        prose_place=place,
        areas=record.refs("områden"),
        tables=record.refs("tabeller"),
        place=record.place,
    )


def area(record: Block, id: str) -> Area:
    """An area with its rows. id: the name of its file, without the ending."""
    return Area(
        id=id,
        title=record.text("rubrik") or Text.empty(record.place),
        rows=tuple(_row(part) for part in record.records("rader")),
        waivers=waivers(record),
        place=record.place,
    )


def _row(record: Block) -> Row:
    id = record.id()
    needs = [Entrant(record.log, node, "behov", id) for node in record.entry_nodes("behov")]
    goals = [Entrant(record.log, node, "mål", id) for node in record.entry_nodes("mål")]
    return Row(
        id=id,
        introduction=record.text("inledning"),
        needs=tuple(entrant.need(first) for entrant, first in _derivable(needs)),
        goals=tuple(entrant.goal(first) for entrant, first in _derivable(goals)),
        replaces=record.refs("ersätter"),
        waivers=waivers(record),
        place=record.place,
    )


def _derivable(entrants: list[Entrant]) -> list[tuple[Entrant, bool]]:
    """Each with whether it may go by the id of its row, as the first one without an id of its own may."""
    bare = next((entrant for entrant in entrants if not entrant.id), None)
    return [(entrant, entrant is bare) for entrant in entrants if entrant.readable]


class Entrant:
    """A need or a goal of a row: a text, or a mapping with `text` and further keys."""

    def __init__(self, log: Log, node: Node, shape: str, row: str) -> None:
        self.row = row
        told = isinstance(node, Mapping) and colon_in_text(log, node, SHAPES[shape].keys)
        self.record = Block(log, node, shape) if isinstance(node, Mapping) and not told else None
        self.bare = text_of(log, node, Markup.BLOCK) if isinstance(node, Scalar) else None
        self.readable = bool(self.record or self.bare)
        if not (self.readable or told):
            wrong_kind(log, node, f"Det här under `{shape}`", Holds.ENTRY)
        self.place = self.record.place if self.record else log.place(node)
        self.id = self.record.id() if self.record else ""

    def _id(self, ending: str, derivable: bool) -> tuple[str, bool]:
        if self.id or not (derivable and self.row):
            return self.id, False
        return f"{self.row}-{ending}", True

    def _text(self) -> Text:
        if self.bare:
            return self.bare
        assert self.record
        return self.record.text("text") or Text.empty(self.record.place)

    def need(self, derivable: bool) -> Need:
        """As a need."""
        id, derived = self._id("behov", derivable)
        record = self.record
        return Need(
            id=id,
            text=self._text(),
            derived=derived,
            replaces=record.refs("ersätter") if record else (),
            waivers=waivers(record) if record else (),
            place=self.place,
        )

    def goal(self, derivable: bool) -> Goal:
        """As a goal."""
        id, derived = self._id("mal", derivable)
        record = self.record
        return Goal(
            id=id,
            text=self._text(),
            derived=derived,
            responsible=record.text("ansvarig") if record else None,
            indicator=record.text("indikator") if record else None,
            due=record.day("klart_senast") if record else None,
            priority=record.whole("prioritet", "1") if record else None,
            directions=record.refs("inriktning") if record else (),
            funded_by=record.refs("finansieras_av") if record else (),
            replaces=record.refs("ersätter") if record else (),
            waivers=waivers(record) if record else (),
            due_place=record.value_place("klart_senast") if record else None,
            place=self.place,
        )
