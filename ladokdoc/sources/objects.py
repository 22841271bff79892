"""Commits, folders and files of a repository, by name, from one `git cat-file --batch` process.

A name is written on its standard input and can therefore never be taken for a flag. Folders are read as git keeps
them, so that no name of a file needs quoting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import IO, NamedTuple

from ladokdoc.sources.files import MAX_BYTES
from ladokdoc.sources.git_process import Git, refused

_COMMITTER = re.compile(rb"^committer .*> (-?[0-9]+) ([+-])([0-9]{2})([0-9]{2})$", re.MULTILINE)
_CHUNK = 1 << 20
# How many bytes are kept in memory, so that what two versions share is read once.
_KEPT = 64 << 20


class Object(NamedTuple):
    """Something that git keeps. kind: "commit", "tag", "tree" or "blob".

    data: None where it is a file larger than any that is read.
    """

    id: str
    kind: str
    data: bytes | None


class Entry(NamedTuple):
    """One name in a folder. mode: as git writes it, such as "100644"."""

    name: bytes
    mode: str
    id: str


class Commit(NamedTuple):
    """A version of everything. when: when it was made, where it was made. message: all of what was said of it."""

    id: str
    parents: tuple[str, ...]
    when: datetime
    message: str

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.strip().partition("\n")[0].strip()


class Objects:
    """A git that is asked for one object after the other; end it with `close`."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process = git.start(["cat-file", "--batch"])
        self._known: dict[str, Object] = {}
        self._kept = 0

    def close(self) -> None:
        """Ends the process."""
        with self._process as process:
            process.kill()

    def get(self, name: str) -> Object | None:
        """The object of a name, in any of git's ways to write it; None where there is none, or more than one.

        Raises GitFault where git gives up.
        """
        if name in self._known:
            return self._known[name]
        if not name or re.search(r"[\n\r\0]", name):
            return None
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        try:
            stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
            stdin.flush()
        except OSError:
            raise self._gave_up() from None
        found = self._answer(stdout)
        if found and self._kept < _KEPT:
            self._known[found.id] = found
            self._kept += len(found.data or b"")
        return found

    def _answer(self, stdout: IO[bytes]) -> Object | None:
        header = stdout.readline()
        if not header.endswith(b"\n"):
            raise self._gave_up()
        parts = header.decode("utf-8", "replace").split()
        if len(parts) != 3 or not parts[2].isdigit():
            return None
        id, kind, size = parts[0], parts[1], int(parts[2])
        if kind != "blob" or size <= MAX_BYTES:
            data = stdout.read(size)
        else:
            data = None
            while size > 0:
                size -= len(stdout.read(min(size, _CHUNK))) or size
        if stdout.read(1) != b"\n":
            raise self._gave_up()
        return Object(id, kind, data)

    def _gave_up(self) -> Exception:
        stderr = self._process.stderr
        return refused(stderr.read() if stderr else b"", self._git.root)

    def commit(self, name: str) -> Commit | None:
        """The commit that a name leads to; None where it leads to none."""
        found = self.get(name)
        if found and found.kind == "tag":
            found = self.get(found.id + "^{commit}")
        if found is None or found.kind != "commit" or found.data is None:
            return None
        head, _, message = found.data.partition(b"\n\n")
        parents = re.findall(rb"^parent ([0-9a-f]+)$", head, re.MULTILINE)
        return Commit(
            found.id,
            tuple(parent.decode() for parent in parents),
            _when(head),
            _decoded(head, message),
        )

    def folder(self, id: str) -> Iterator[Entry]:
        """What stands in a folder, by the id of its tree."""
        found = self.get(id)
        data = found.data if found and found.kind == "tree" else None
        here, width = 0, len(id) // 2
        while data and here < len(data):
            end = data.index(b"\0", here)
            mode, _, name = data[here:end].partition(b" ")
            here = end + 1 + width
            yield Entry(name, mode.decode(), data[end + 1 : here].hex())


def _decoded(head: bytes, message: bytes) -> str:
    """What was said, in the encoding that the commit names; UTF-8 where it names none."""
    named = re.search(rb"^encoding (\S+)$", head, re.MULTILINE)
    try:
        return message.decode(named[1].decode("ascii") if named else "utf-8", "replace")
    except (LookupError, UnicodeDecodeError):
        return message.decode("utf-8", "replace")


def _when(head: bytes) -> datetime:
    match = _COMMITTER.search(head)
    if not match:
        return datetime.fromtimestamp(0, UTC)
    away = timedelta(hours=int(match[3]), minutes=int(match[4])) * (-1 if match[2] == b"-" else 1)
    try:
        # First where it is told from, so that what is given can be told there again.
        return datetime.fromtimestamp(int(match[1]), UTC).astimezone(timezone(away))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
