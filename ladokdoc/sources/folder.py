"""The files of the content from a folder; what must not or cannot be read is said to be.

Content comes from strangers: links are not followed, and nothing outside `content/` is opened.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ladokdoc.sources.files import (
    CONTENT,
    LINK,
    MAX_BYTES,
    NOT_ORDINARY,
    READ,
    TOO_LARGE,
    YEAR,
    Files,
    Refusal,
)


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` and upwards, that holds `content/<year>/plan.yaml`."""
    return next((folder for folder in (start, *start.parents) if is_root(folder)), None)


def is_root(folder: Path) -> bool:
    """Whether the folder holds `content/<year>/plan.yaml`."""
    return any(YEAR.fullmatch(path.parent.name) for path in folder.glob(f"{CONTENT}/*/plan.yaml"))


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
