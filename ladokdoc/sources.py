"""The files of the content, as bytes, from a folder; what must not or cannot be read is said to be.

Content comes from strangers: links are not followed, and nothing outside `content/` is opened.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

CONTENT = "content"
GLOSSARY = f"{CONTENT}/ordlista.yaml"
READ = (".yaml", ".yml", ".md")
MAX_BYTES = 16_000_000
_YEAR = re.compile(r"[0-9]{4}")


class Refusal(NamedTuple):
    """Why a file was not read, and what to do about it: one Swedish sentence each."""

    message: str
    hint: str


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
        return sorted(int(name) for name in found if _YEAR.fullmatch(name))


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` and upwards, that holds `content/<year>/plan.yaml`."""
    return next((folder for folder in (start, *start.parents) if is_root(folder)), None)


def is_root(folder: Path) -> bool:
    """Whether the folder holds `content/<year>/plan.yaml`."""
    return any(_YEAR.fullmatch(path.parent.name) for path in folder.glob(f"{CONTENT}/*/plan.yaml"))


def read_folder(root: Path) -> Files:
    """All files of the content below `root`. Raises OSError where `content/` itself cannot be listed."""
    data: dict[str, bytes] = {}
    refused: dict[str, Refusal] = {}
    top = root / CONTENT
    if top.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, "mappen är en länk, och länkar följs inte")
    os.scandir(top).close()
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted([*names, *(name for name in folders if Path(folder, name).is_symlink())]):
            path = Path(folder, name)
            if not name.startswith("."):
                place, read = path.relative_to(root).as_posix(), _read(path)
                if isinstance(read, Refusal):
                    refused[place] = read
                else:
                    data[place] = read
    return Files(data, refused)


def _read(path: Path) -> bytes | Refusal:
    try:
        about = path.lstat()
        if stat.S_ISLNK(about.st_mode):
            return Refusal("Filen är en länk, och länkar följs inte.", _ORDINARY)
        if not stat.S_ISREG(about.st_mode):
            return Refusal("Det här är inte en vanlig fil.", _ORDINARY)
        if about.st_size > MAX_BYTES:
            return Refusal(f"Filen är större än {MAX_BYTES // 1_000_000} MB.", "Dela upp den i flera filer.")
        return path.read_bytes() if path.name.endswith(READ) else b""
    except PermissionError:
        return Refusal(
            "Filen går inte att läsa: den är skyddad.", "Ge den som kör kontrollen rätt att läsa filen."
        )
    except OSError as error:
        return Refusal(f"Filen går inte att läsa (fel {error.errno}).", "Lägg dit filen på nytt.")


_ORDINARY = "Ersätt den med en vanlig fil i mappen."
