"""The content at one moment as `{path: bytes}`, wherever it was read from, and why a file of it was not."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

CONTENT = "content"
GLOSSARY = f"{CONTENT}/ordlista.yaml"
READ = (".yaml", ".yml", ".md")
# A plan is some 40 kB, and all of what is read has to be checked in seconds.
# A thousand times the plan of 2021 is 15 MB in all and 2,2 in its largest file, and is checked in some seconds.
MAX_BYTES = 4_000_000
MAX_TOTAL = 32_000_000
YEAR = re.compile(r"[12][0-9]{3}")


class Refusal(NamedTuple):
    """Why a file was not read, and what to do about it: one Swedish sentence each."""

    message: str
    hint: str


_ORDINARY = "Ersätt den med en vanlig fil i mappen."
LINK = Refusal("Filen är en länk, och länkar följs inte.", _ORDINARY)
NOT_ORDINARY = Refusal("Det här är inte en vanlig fil.", _ORDINARY)
SUBMODULE = Refusal(
    "Det här är en annan samling filer (en submodul), och sådana läses inte.",
    "Lägg filerna direkt i mappen.",
)
TOO_LARGE = Refusal(f"Filen är större än {MAX_BYTES // 1_000_000} MB.", "Dela upp den i flera filer.")
_TOO_MUCH = Refusal(
    f"Filerna är tillsammans större än {MAX_TOTAL // 1_000_000} MB, och den här är inte läst.",
    "Flytta det som inte hör till planen från mappen.",
)
_NAME = Refusal(
    "Filens namn innehåller tecken som inte går att läsa.", "Byt namn på den: a-z, 0-9 och bindestreck."
)
_TWICE = Refusal("En annan fil i mappen har samma namn, skrivet med andra tecken.", "Byt namn på en av dem.")


class Files(NamedTuple):
    """The content of a project at one moment.

    data: bytes by path from the root, with "/"; empty for files that are not read.
    refused: why a file, or a folder, was not read, by path.
    empty: folders with nothing in them, which git does not have.
    """

    data: Mapping[str, bytes]
    refused: Mapping[str, Refusal] = MappingProxyType({})
    empty: tuple[str, ...] = ()

    def years(self) -> list[int]:
        """The years that have a folder of their own, in order."""
        found = {path.split("/")[1] for path in (*self.data, *self.refused) if path.count("/") > 1}
        found |= {path.split("/")[1] for path in self.empty if path.count("/")}
        return sorted(int(name) for name in found if YEAR.fullmatch(name))


class Gathering:
    """Files collected one by one, under names that can be shown, until there are too many."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}
        self._refused: dict[str, Refusal] = {}
        self._total = 0

    def add(self, path: str, read: Callable[[], bytes | Refusal]) -> None:
        """A file by its path from the root, as the system has it. What begins with a dot is no content."""
        if "/." in path:
            return
        shown = os.fsencode(path).decode("utf-8", "replace")
        name = unicodedata.normalize("NFC", shown)
        if shown != path:
            self._refused[name] = _NAME
        elif name in self._data or name in self._refused:
            self._refused[f"{name} (2)"] = _TWICE
        else:
            self._keep(name, read() if self._total < MAX_TOTAL else _TOO_MUCH)

    def _keep(self, name: str, read: bytes | Refusal) -> None:
        if isinstance(read, Refusal):
            self._refused[name] = read
            return
        self._total += len(read)
        if self._total > MAX_TOTAL:
            self._refused[name] = _TOO_MUCH
        else:
            self._data[name] = read

    def files(self, empty: tuple[str, ...] = ()) -> Files:
        """All of them."""
        return Files(self._data, self._refused, empty)
