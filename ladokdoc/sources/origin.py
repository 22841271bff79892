"""What a document is made from: the version in git, and whether anything had been changed since."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ladokdoc.sources.git import GitFault, Repository


class Origin(NamedTuple):
    """commit: its whole id. when: as its committer's clock had it. clean: whether nothing is changed since."""

    commit: str
    when: datetime
    clean: bool


def origin(root: Path) -> Origin | None:
    """The version of a project; None where it is not in git, has no version yet, or cannot be asked."""
    try:
        with Repository(root) as repository:
            commit = repository.commit("HEAD")
            return Origin(commit.id, commit.when, repository.clean())
    except GitFault:
        return None
