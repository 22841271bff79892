"""What the templates are given: records of ready strings, so that a template only places them.

The names of fields are words of the templates. They are therefore Swedish, and those of the content where it has
the same thing, for who writes a template knows HTML, CSS and Swedish, and no Python.
A figure here is set: thousands with a no-break space, and a minus that is one.
"""

from __future__ import annotations

from dataclasses import dataclass

from ladokdoc.charts import Chart
from ladokdoc.pages.widths import Widths, widths


class Html(str):
    """Markup that is safe to place as it is; every other string is escaped when it is placed."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, slots=True)
class Day:
    """A date. iso: "2020-11-24". text: "24 november 2020"."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another part of the page. href: "#" and an id."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Direction:
    """A goal of a governing decision. nummer: its place in the decision, from 1."""

    id: str
    nummer: str
    text: Html


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that the plan rests on, or the one on the plan itself. What is not known is "" or None."""

    id: str
    organ: str
    datum: Day | None
    titel: str
    paragraf: str
    diarienummer: str
    mål: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What is missing today."""

    id: str
    text: Html


@dataclass(frozen=True, slots=True)
class Goal:
    """The state to be reached. nummer: "3.4", the fourth goal of the third area. What is left out is "" or ()."""

    id: str
    nummer: str
    text: Html
    ansvarig: str
    indikator: str
    klart_senast: Day | None
    prioritet: str
    inriktning: tuple[Link, ...]
    finansieras_av: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Needs set against goals.

    lista: whether the needs go on from an introduction, as its points. lång: whether it may not fit on a page.
    """

    id: str
    inledning: Html
    behov: tuple[Need, ...]
    mål: tuple[Goal, ...]
    lista: bool
    lång: bool


@dataclass(frozen=True, slots=True)
class Area:
    """One heading with its table. nivå: of the heading, 2 or 3."""

    id: str
    nummer: str
    rubrik: str
    nivå: int
    rader: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts. egen: whether it is the plan's own. härledd: whether it is worked out of the others.

    procent: whether it has per cent.
    """

    id: str
    rubrik: str
    egen: bool
    härledd: bool
    procent: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount. text: "" where there can be none, as for a group, and "–" where none is given.

    huvuden: the ids of the headings that it stands under: its column, its groups and its line.
    slag: "egen" in the plan's own column, "tom" where no amount is given, both, or "".
    """

    text: str
    huvuden: str
    slag: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of the column of notes. text: the sign of the line's footnote; href: the way to it. "" where it has none.

    huvuden: as of an amount.
    """

    href: str
    text: str
    huvuden: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote under a table. märke, rad: the sign at its line, and the way there; "" where it is for all of it."""

    id: str
    märke: str
    rad: str
    text: Html


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table as printed.

    slag: "post", "grupp", "varav", "delsumma" or "summa". djup: how far in it stands, 0 to 6.
    namn: "" for a total that was not given one. not_: None in a table that has no column of notes.
    """

    id: str
    slag: str
    djup: int
    namn: str
    not_: Mark | None
    belopp: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The economic limit for a table. Amounts have their unit.

    gäller: what it counts, "a, b och c"; "" where that is the table alone. kvar: "" where nothing is left;
    över: how much too much there is, "" where it holds.
    """

    id: str
    gäller: str
    högst: str
    utnyttjat: str
    kvar: str
    över: str
    beslut: Link | None


@dataclass(frozen=True, slots=True)
class Table:
    """A budget table. rader: all lines down to the total. avrundad: rounded lines make the total look wrong.

    jämförd: what changes are counted from, such as "budget 2020", "" where none are told.
    liggande: whether it lies beside one that must.
    """

    id: str
    nummer: str
    rubrik: str
    enhet: str
    kolumner: tuple[Column, ...]
    rader: tuple[Line, ...]
    noter: tuple[Note, ...]
    ramar: tuple[Frame, ...]
    avrundad: bool
    jämförd: str
    liggande: bool = False

    @property
    def noterad(self) -> bool:
        """Whether it has a column of notes."""
        return any(line.not_ for line in self.rader)

    @property
    def mått(self) -> Widths:
        """How wide its columns must be."""
        per_cent = [column.procent for column in self.kolumner]
        amounts = (
            cell.text
            for line in self.rader
            for cell, other in zip(line.belopp, per_cent, strict=True)
            if not other
        )
        return widths(amounts, per_cent.count(False), per_cent.count(True), notes=self.noterad)

    @property
    def bred(self) -> bool:
        """Whether it stands on a page on its side."""
        return self.liggande or self.mått.liggande


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the document. rubrik: "" where it goes on with the one before.

    avsnitt: the first headings of its text, for the table of contents.
    bred: whether it begins on a page on its side.
    """

    id: str
    rubrik: str
    text: Html
    avsnitt: tuple[Entry, ...]
    områden: tuple[Area, ...]
    tabeller: tuple[Table, ...]
    bred: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents. slag: "kapitel", "avsnitt", "område" or "tabell"."""

    slag: str
    href: str
    nummer: str
    rubrik: str
    under: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the year's figures. belopp: in the unit of the summary. anmärkning: what more is said of it, or ""."""

    namn: str
    belopp: str
    anmärkning: str


@dataclass(frozen=True, slots=True)
class Counted:
    """An area with how many needs and goals it has. href: leads to it."""

    href: str
    nummer: str
    rubrik: str
    behov: str
    mål: str


@dataclass(frozen=True, slots=True)
class DiagramLine:
    """A figure of a chart in the table beside it. andel: of the whole, "" where there is none."""

    namn: str
    belopp: str
    andel: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """A chart with its table, both of the same figures.

    led: what each bar is. beskrivning: what it shows, for who does not see it. bild: what is drawn, and where.
    andelar: whether the table has a column of shares. tecken: of the longest amount.
    """

    id: str
    nummer: str
    rubrik: str
    led: str
    enhet: str
    beskrivning: str
    bild: Chart
    rader: tuple[DiagramLine, ...]
    andelar: bool
    tecken: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The year in figures.

    före: the id of the chapter that it stands before, "" for after all. enhet: of the key figures.
    medel: whether money spent is among them. behov, mål: of all areas.
    """

    före: str
    enhet: str
    nyckeltal: tuple[KeyFigure, ...]
    medel: bool
    områden: tuple[Counted, ...]
    behov: str
    mål: str
    diagram: tuple[Diagram, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that the document uses, and what it stands for."""

    kort: str
    betyder: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of the plan after it was decided. beslut: the new decision, where there was one."""

    datum: Day | None
    skäl: str
    beslut: Decision | None


@dataclass(frozen=True, slots=True)
class Since:
    """What has happened to the plan since it was decided. ändringar: what is other than it was, a sentence each.

    nummer: of the table of corrections.
    """

    nummer: str
    rättelser: tuple[Correction, ...]
    ändringar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole plan.

    skapad: when the document was made, as "2020-11-24T11:00:00Z"; "" where that is not known.
    status: the word for it, "" once it is decided.
    version: which text of it this is, "" where that is not known.
    """

    titel: str
    år: str
    organisation: str
    språk: str
    datum: Day | None
    skapad: str
    status: str
    beslut: Decision | None
    styrande_beslut: tuple[Decision, ...]
    sammanfattning: Summary | None
    innehåll: tuple[Entry, ...]
    kapitel: tuple[Chapter, ...]
    förkortningar: tuple[Abbreviation, ...]
    version: str
    efter_beslutet: Since | None
