"""A file of the content replaced by another, wholly or not at all, and never one that somebody else has changed.

What is new is written beside the old file and moved into its place, so that whatever interrupts it leaves one of the
two, whole.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


class SaveFault(Exception):
    """The file is as it was: why, in one or two Swedish sentences."""


_WHY = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EACCES: "den är skyddad mot skrivning",
    errno.EPERM: "den är skyddad mot skrivning",
    errno.EROFS: "disken är skyddad mot skrivning",
    errno.ENOENT: "den finns inte längre",
}


def save(root: Path, name: str, before: bytes, after: bytes) -> None:
    """Replaces a file below `root`. before: what it is to hold, or it is not replaced. Raises SaveFault."""
    path = root / name
    try:
        _look(root, path)
        if path.read_bytes() != before:
            raise SaveFault(f"{name} har ändrats under tiden och lämnas som den är. Kör kommandot igen.")
        _replace(path, after)
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
        raise SaveFault(f"{name} går inte att skriva: {why}.") from None


def _look(root: Path, path: Path) -> None:
    """Raises where the file is not an ordinary one that may be written, or the way to it goes through a link."""
    folders = path.relative_to(root).parents
    for part in (path, *(root / folder for folder in folders if folder != Path())):
        if part.is_symlink():
            raise SaveFault(f"{part.relative_to(root)} är en länk, och genom länkar skrivs inget.")
    if not stat.S_ISREG(path.lstat().st_mode):
        raise SaveFault(f"{path.relative_to(root)} är inte en vanlig fil, och lämnas som den är.")
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "")


def _replace(path: Path, data: bytes) -> None:
    """Writes the bytes beside the file and moves them into its place. A name with a dot is not read as content."""
    number, beside = tempfile.mkstemp(prefix=".ladokdoc-", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(stat.S_IMODE(path.stat().st_mode))
        Path(beside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise
