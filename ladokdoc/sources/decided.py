"""The plans that git has as decided: each year's content under the tag `beslutad-<år>`, and what came of it since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ladokdoc.sources.files import CONTENT, Files
from ladokdoc.sources.git import GitFault, Repository
from ladokdoc.sources.tags import TAG


class Version(NamedTuple):
    """The content at one time. name: what git knows it by. day: when it was put in."""

    name: str
    day: date
    files: Files


def decided(root: Path, years: Iterable[int], version: str = "HEAD") -> Mapping[int, tuple[Version, ...]]:
    """The content under the tag of each of the years that has one, where the tag is in the history of a version.

    It is followed by each later one, up to the version, in which something of the year was changed, the oldest first:
    of what was merged, as it was then. What was written before a plan was decided is not held against it. Raises
    GitFault where git cannot tell.
    """
    with Repository(root) as repository:
        tags = {year: f"{TAG}{year}" for year in years}
        return {
            year: tuple(_versions(repository, year, tag, version))
            for year, tag in tags.items()
            if repository.has(f"refs/tags/{tag}") and _is_before(repository, f"refs/tags/{tag}", version)
        }


def _versions(repository: Repository, year: int, tag: str, version: str) -> Iterator[Version]:
    first = repository.commit(f"refs/tags/{tag}")
    yield Version(tag, first.when.date(), repository.files(first))
    folder = f"{CONTENT}/{year}"
    # Most plans that have been decided stay as they are, and then git need not go through its history.
    if repository.content_id(first, folder) == repository.content_id(repository.commit(version), folder):
        return
    for commit in repository.since(first, version, folder):
        yield Version(commit.id[:10], commit.when.date(), repository.files(commit))


def _is_before(repository: Repository, tag: str, version: str) -> bool:
    try:
        return repository.merge_base(tag, version).id == repository.commit(tag).id
    except GitFault:
        # Where history is cut off, it is as well that a change of a decided plan is told.
        return repository.shallow
