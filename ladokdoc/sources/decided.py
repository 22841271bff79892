"""The plans that git has as decided: each year's content under the tag `beslutad-<år>`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ladokdoc.sources.files import Files
from ladokdoc.sources.git import GitFault, Repository
from ladokdoc.sources.tags import TAG


def decided(root: Path, years: Iterable[int], version: str = "HEAD") -> Mapping[int, Files]:
    """The content under the tag of each of the years that has one, where the tag is in the history of a version.

    What was written before a plan was decided is not held against it. Raises GitFault where git cannot tell.
    """
    with Repository(root) as repository:
        tags = {year: f"refs/tags/{TAG}{year}" for year in years}
        return {
            year: repository.files(repository.commit(tag))
            for year, tag in tags.items()
            if repository.has(tag) and _is_before(repository, tag, version)
        }


def _is_before(repository: Repository, tag: str, version: str) -> bool:
    try:
        return repository.merge_base(tag, version).id == repository.commit(tag).id
    except GitFault:
        # Where history is cut off, it is as well that a change of a decided plan is told.
        return repository.shallow
