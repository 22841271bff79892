"""The folder of one year to an edition: which files there are, which are listed, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.formats import shorten
from ladokdoc.loading.budget import BudgetLoader
from ladokdoc.loading.log import MANY
from ladokdoc.loading.plan import area, chapter, check_decided, correction, decision
from ladokdoc.loading.reading import Block
from ladokdoc.loading.scalars import ID
from ladokdoc.loading.strays import not_a_name, not_listed
from ladokdoc.loading.waivers import waivers
from ladokdoc.loading.yaml_files import Opened, open_record
from ladokdoc.model import Area, Budget, Chapter, Edition, Status
from ladokdoc.nodes import conflict, decode, decomposed
from ladokdoc.places import Place, Text
from ladokdoc.sources import CONTENT, Files

FORMAT = 1
AREAS = "omraden"


class Loaded(NamedTuple):
    """One edition as it was read.

    edition: None where its format is newer than this program.
    lost: the raw text, by path, of files of which something was not read.
    unread: the paths of those of which nothing was read.
    """

    year: int
    edition: Edition | None
    findings: tuple[Finding, ...]
    lost: Mapping[str, str]
    unread: tuple[str, ...]


class EditionLoader:
    """Reads the files of one year. Every file is read once, also one that nothing lists."""

    def __init__(self, files: Files, year: int) -> None:
        self.year = year
        self.folder = f"{CONTENT}/{year}"
        self.files = {path: data for path, data in files.data.items() if path.startswith(self.folder + "/")}
        self.refused = {path for path in files.refused if f"{path}/".startswith(self.folder + "/")}
        self.findings: list[Finding] = []
        self.opened: dict[str, Opened] = {}
        self.used: set[str] = set()
        self.lost: dict[str, str] = {}
        self.meant: set[str] = set()
        self.absent = 0

    def load(self) -> Loaded:
        """The edition with every fault of its files."""
        plan = self._open("plan.yaml", "plan")
        if not self._is_there("plan.yaml"):
            self._tell("saknad-fil", Place(self._path("plan.yaml")), *self._no_plan())
            self.lost[self._path("plan.yaml")] = ""
        if plan and self._too_new(plan):
            self.opened.clear()
            return self._loaded(None)
        chapters = tuple(chapter(part, self._prose) for part in plan.records("kapitel")) if plan else ()
        areas = self._areas(chapters)
        budget = self._budget(chapters)
        edition = self._edition(plan, chapters, areas, budget)
        self._read_unlisted()
        return self._loaded(edition)

    def _edition(
        self,
        plan: Block | None,
        chapters: tuple[Chapter, ...],
        areas: tuple[Area, ...],
        budget: Budget | None,
    ) -> Edition:
        place = Place(self._path("plan.yaml"))
        decided = plan.record("beslut") if plan else None
        status = plan.word("status") if plan else None
        title = plan.text("titel") if plan else None
        edition = Edition(
            year=self.year,
            folder=self.folder,
            title=title or Text.empty(place),
            organisation=plan.text("organisation") if plan else None,
            language=(plan.word("språk") if plan else None) or "sv",
            day=plan.day("datum") if plan else None,
            status=Status(status) if status else None,
            decision=decision(decided) if decided else None,
            governing=tuple(decision(part) for part in plan.records("styrande_beslut")) if plan else (),
            chapters=chapters,
            areas=areas,
            budget=budget,
            corrections=tuple(correction(part) for part in plan.records("rättelser")) if plan else (),
            waivers=waivers(plan) if plan else (),
            day_place=plan.value_place("datum") if plan else None,
            place=plan.place if plan else place,
        )
        if plan:
            self._check_year(plan)
            check_decided(plan, decided, edition.status)
        return edition

    def _loaded(self, edition: Edition | None) -> Loaded:
        found = list(self.findings)
        for path, opened in self.opened.items():
            found.extend(opened.all_findings())
            if opened.lost:
                self.lost[path] = self.files[path].decode("utf-8", "replace")
        unread = tuple(path for path, opened in self.opened.items() if opened.log is None)
        unread += tuple(path for path in self.lost if path not in self.opened) + tuple(sorted(self.refused))
        return Loaded(self.year, edition, tuple(found), self.lost, unread)

    def _path(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def _was_refused(self, name: str) -> bool:
        """Whether a file, or a folder on the way to it, could not be read."""
        path = self._path(name)
        return path in self.refused or any(path.startswith(folder + "/") for folder in self.refused)

    def _is_there(self, name: str) -> bool:
        return self._path(name) in self.files or self._was_refused(name)

    def _tell(self, rule: str, place: Place, message: str, hint: str) -> None:
        self.findings.append(Finding(place, message, hint, rule=rule))

    def _open(self, name: str, shape: str) -> Block | None:
        path = self._path(name)
        self.used.add(path)
        if path not in self.files:
            return None
        if path not in self.opened:
            self.opened[path] = open_record(path, self.files[path], shape)
        return self.opened[path].record

    def _no_plan(self) -> tuple[str, str]:
        return (
            f"Mappen {self.folder} har ingen plan.yaml.",
            "Lägg till filen med titel, år, status och kapitel, eller ta bort mappen.",
        )

    def _too_new(self, plan: Block) -> bool:
        written = plan.whole("format", str(FORMAT))
        if written is None or written <= FORMAT:
            return False
        place = plan.log.place(plan.entries["format"].value)
        message = (
            f"Planen är skriven i format {written}, och den här versionen av ladokdoc läser format {FORMAT}."
        )
        self._tell(
            "okant-format",
            place,
            message,
            "Uppdatera ladokdoc: `pip install --upgrade ladokdoc`.",
        )
        return True

    def _check_year(self, plan: Block) -> None:
        written = plan.whole("år", str(self.year))
        if written is not None and written != self.year:
            place = plan.log.place(plan.entries["år"].value)
            message = f"Planen säger år {written}, men mappen heter {self.year}."
            self._tell(
                "fel-ar",
                place,
                message,
                f"Skriv `år: {self.year}`, eller byt namn på mappen.",
            )

    def _prose(self, name: str, place: Place) -> Text | None:
        path = self._path(name)
        self.used.add(path)
        if self._was_refused(name):
            return None
        if wrong := not_a_name(name):
            self.meant.add(self._path(name.rpartition("/")[2]))
            self._tell("saknad-fil", place, *wrong)
            return None
        if self._path(f"{name}.md") in self.files:
            self.meant.add(self._path(f"{name}.md"))
            self._tell("saknad-fil", place, f"Filen {shorten(name)} finns inte.", f"Menar du `{name}.md`?")
            return None
        if not name.endswith(".md"):
            message = f"Filen {shorten(name)} är ingen fil med löpande text."
            self._tell("saknad-fil", place, message, "Ange en fil vars namn slutar på `.md`.")
            return None
        if path not in self.files:
            self._missing(name, place)
            return None
        source, findings = decode(path, self.files[path])
        self.findings.extend(findings)
        self.findings.extend(decomposed(source) if source else ())
        clash = conflict(source) if source else None
        self.findings.extend([clash] if clash else [])
        if source is None or clash:
            self.lost[path] = ""
            return None
        return Text.of_file(source)

    def _missing(self, name: str, place: Place) -> None:
        folder, _, file = name.rpartition("/")
        stem, _, ending = file.rpartition(".")
        self.absent += 1
        near = get_close_matches(stem, self._free(folder, ending), 1, 0.6) if self.absent <= MANY else []
        hint = f"Lägg till filen i {self._path(folder).rstrip('/')}, eller ta bort raden."
        if near:
            self.meant.add(self._path(f"{folder}/{near[0]}.{ending}".lstrip("/")))
            hint = f"Menar du `{near[0]}`?" if folder else f"Menar du `{near[0]}.{ending}`?"
        self._tell("saknad-fil", place, f"Filen {shorten(name)} finns inte.", hint)

    def _free(self, folder: str, ending: str) -> list[str]:
        """The names, without their ending, of the files in a folder that nothing lists."""
        start = self._path(folder).rstrip("/") + "/"
        free = (path[len(start) :] for path in self.files if path.startswith(start) and path not in self.used)
        return [
            name.removesuffix("." + ending)
            for name in free
            if name.endswith("." + ending) and "/" not in name
        ]

    def _areas(self, chapters: tuple[Chapter, ...]) -> tuple[Area, ...]:
        found: dict[str, Area] = {}
        refs = [ref for part in chapters for ref in part.areas]
        self.used.update(self._path(f"{AREAS}/{ref.id}.yaml") for ref in refs)
        for ref in refs:
            name = f"{AREAS}/{ref.id}.yaml"
            if self._was_refused(name) or not ID.fullmatch(ref.id):
                continue
            if self._path(name) not in self.files:
                self._missing(name, ref.place)
            elif ref.id not in found and (record := self._open(name, "område")):
                found[ref.id] = area(record, ref.id)
        return tuple(found.values())

    def _budget(self, chapters: tuple[Chapter, ...]) -> Budget | None:
        record = self._open("budget.yaml", "budget")
        listed = next((ref for part in chapters for ref in part.tables), None)
        if listed and not self._is_there("budget.yaml"):
            self._missing("budget.yaml", listed.place)
            ids = (ref.id for part in chapters for ref in part.tables)
            self.lost[self._path("budget.yaml")] = " ".join(ids)
        return BudgetLoader(record, self.year).load() if record else None

    def _read_unlisted(self) -> None:
        """Tells of files that nothing lists, and still reads them, so that all faults come at once."""
        for name in self._unlisted():
            path = self._path(name)
            if name.startswith(AREAS + "/") and name.endswith(".yaml"):
                record = self._open(name, "område")
                if record:
                    area(record, name)
                self.lost.setdefault(path, self.files[path].decode("utf-8", "replace"))
            if path not in self.meant and not self._may_be_listed(name):
                self._tell("olistad-fil", Place(path), *not_listed(name, AREAS))

    def _may_be_listed(self, name: str) -> bool:
        """Whether a file may be listed in a part of `plan.yaml` that was not read."""
        path = self._path("plan.yaml")
        opened = self.opened.get(path)
        if opened and not opened.lost:
            return False
        if opened and opened.record is None:
            return True
        text = self.files.get(path, b"").decode("utf-8", "replace")
        return not text or name.rpartition("/")[2].rpartition(".")[0] in text

    def _unlisted(self) -> Iterator[str]:
        for path in self.files:
            name = path[len(self.folder) + 1 :]
            if path not in self.used and name.rpartition("/")[2] != "README.md":
                yield name
