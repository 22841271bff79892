"""How the work tree and the index stand to what git has: what has changed, and what only looks as if it had.

git may write other line ends in the work tree than it keeps, and may leave files out of it (a sparse checkout). Neither
is a change, and neither is told as one.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path

from ladokdoc.sources.files import CONTENT, Files
from ladokdoc.sources.git_process import Git

_STATUS = ("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=no")


def changed(git: Git, prefix: str, *folders: str) -> frozenset[str]:
    """The files in some folders of the project that are other than in the last commit, by their paths from it."""
    lines = os.fsdecode(git.run(*_STATUS, "--", *folders)).split("\0")
    return frozenset(unicodedata.normalize("NFC", line[3:].removeprefix(prefix)) for line in lines if line)


def as_kept(git: Git, files: Files, changed: Container[str]) -> Files:
    """The files with the line ends that git keeps, where git sees no change in them."""
    if not any(b"\r\n" in data for data in files.data.values()):
        return files
    listed = os.fsdecode(git.run("ls-files", "--eol", "-z", "--", CONTENT)).split("\0")
    turned = {line.partition("\t")[2] for line in listed if line.startswith("i/lf ") and " w/crlf " in line}
    kept = {
        path: files.data[path].replace(b"\r\n", b"\n")
        for path in files.data.keys() & turned
        if path not in changed
    }
    return files._replace(data={**files.data, **kept})


def left_out(git: Git) -> Iterator[tuple[str, str, str]]:
    """The files of the content that are not in the work tree because git was told to leave them out.

    Each with its path, its mode and its id.
    """
    listed = os.fsdecode(git.run("ls-files", "-t", "--stage", "-z", "--", CONTENT))
    for line in listed.split("\0"):
        about, _, path = line.partition("\t")
        if about.startswith("S "):
            _, mode, id, _ = about.split(" ")
            yield path, mode, id


def promised(git: Git) -> frozenset[str]:
    """The files that are to be added, of which nothing has been added yet (`git add --intent-to-add`)."""
    words = ("diff-files", "--name-only", "-z", "--diff-filter=A", "--relative", "--", CONTENT)
    return frozenset(filter(None, os.fsdecode(git.run(*words)).split("\0")))


def index_of_hook(folder: Path) -> Path | None:
    """The index that a hook has been given, where it is one of this repository; it is what will be committed."""
    given = os.environ.get("GIT_INDEX_FILE")
    if not given:
        return None
    path = Path(given).absolute()
    return path if path.resolve().is_relative_to(folder.resolve()) else None
