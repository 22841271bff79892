"""The content at one moment as `{path: bytes}`, wherever it was read from, and why a file of it was not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

CONTENT = "content"
GLOSSARY = f"{CONTENT}/ordlista.yaml"
READ = (".yaml", ".yml", ".md")
MAX_BYTES = 16_000_000
YEAR = re.compile(r"[0-9]{4}")


class Refusal(NamedTuple):
    """Why a file was not read, and what to do about it: one Swedish sentence each."""

    message: str
    hint: str


_ORDINARY = "Ersätt den med en vanlig fil i mappen."
LINK = Refusal("Filen är en länk, och länkar följs inte.", _ORDINARY)
NOT_ORDINARY = Refusal("Det här är inte en vanlig fil.", _ORDINARY)
TOO_LARGE = Refusal(f"Filen är större än {MAX_BYTES // 1_000_000} MB.", "Dela upp den i flera filer.")


class Files(NamedTuple):
    """The content of a project at one moment.

    data: bytes by path from the root, with "/"; empty for files that are not read.
    refused: why a file was not read, by path.
    """

    data: Mapping[str, bytes]
    refused: Mapping[str, Refusal] = MappingProxyType({})

    def years(self) -> list[int]:
        """The years that have a folder of their own, in order."""
        found = {path.split("/")[1] for path in (*self.data, *self.refused) if path.count("/") > 1}
        return sorted(int(name) for name in found if YEAR.fullmatch(name))
