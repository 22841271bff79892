"""The files of the content from a folder; what must not or cannot be read is said to be.

Content comes from strangers: links are not followed, and nothing outside `content/` is opened.
"""

from __future__ import annotations

import errno
import os
import stat
from functools import partial
from pathlib import Path

from ladokdoc.sources.files import (
    CONTENT,
    LINK,
    MAX_BYTES,
    NOT_ORDINARY,
    READ,
    SUBMODULE,
    TOO_LARGE,
    YEAR,
    Files,
    Gathering,
    Refusal,
)

# No file of a plan is further down than content/2021/omraden.
_DEEPEST = 8
_TOO_DEEP = Refusal("Mappen ligger för djupt för att läsas.", "Flytta den till mappen för ett år.")
_CLOSED = Refusal(
    "Mappen går inte att läsa: den är skyddad.", "Ge den som kör kontrollen rätt att läsa mappen."
)


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` and upwards, that holds `content/<year>/plan.yaml`."""
    return next((folder for folder in (start, *start.parents) if is_root(folder)), None)


def is_root(folder: Path) -> bool:
    """Whether the folder holds `content/<year>/plan.yaml`."""
    return any(YEAR.fullmatch(path.parent.name) for path in folder.glob(f"{CONTENT}/*/plan.yaml"))


def has_editions(folder: Path) -> bool:
    """Whether the folder holds `content/<year>/`, with a plan in it or not."""
    return any(YEAR.fullmatch(path.name) and path.is_dir() for path in folder.glob(f"{CONTENT}/*"))


def read_folder(root: Path) -> Files:
    """All files of the content below `root`. Raises OSError where `content/` itself cannot be listed."""
    top = root / CONTENT
    if top.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, "mappen är en länk, och länkar följs inte")
    os.scandir(top).close()
    found, empty = Gathering(), list[str]()
    for folder, folders, names in os.walk(top, onerror=partial(_closed, root, found)):
        here = Path(folder).relative_to(root).as_posix()
        if here != CONTENT and ".git" in (*folders, *names):
            found.add(here, lambda: SUBMODULE)
            folders.clear()
            continue
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *links]):
            found.add(f"{here}/{name}", partial(_read, Path(folder, name)))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if here.count("/") >= _DEEPEST and folders:
            found.add(f"{here}/{folders[0]}", lambda: _TOO_DEEP)
            folders.clear()
        if not folders and all(name.startswith(".") for name in names):
            empty.append(here)
    return found.files(tuple(empty))


def _closed(root: Path, found: Gathering, error: OSError) -> None:
    found.add(Path(error.filename).relative_to(root).as_posix(), lambda: _CLOSED)


def _read(path: Path) -> bytes | Refusal:
    try:
        about = path.lstat()
        if stat.S_ISLNK(about.st_mode):
            return LINK
        if not stat.S_ISREG(about.st_mode):
            return NOT_ORDINARY
        if about.st_size > MAX_BYTES:
            return TOO_LARGE
        return path.read_bytes() if path.name.endswith(READ) else b""
    except PermissionError:
        return Refusal(
            "Filen går inte att läsa: den är skyddad.", "Ge den som kör kontrollen rätt att läsa filen."
        )
    except OSError as error:
        return Refusal(f"Filen går inte att läsa (fel {error.errno}).", "Lägg dit filen på nytt.")
