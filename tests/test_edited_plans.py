"""The change version of plans in which anything has been changed: both documents are in it, whole."""

from __future__ import annotations

import random
import re

import pytest

from ladokdoc.change_version import change_version
from ladokdoc.changes import Compared, Snapshot
from ladokdoc.expressions import values
from ladokdoc.pages import Beside, Templates, page
from tests.edited_plans import EDITS, Writer
from tests.test_blackline import accepted, read, rejected, seeds
from tests.test_changes import compared, edition, of


def shown(snapshot: Snapshot) -> str:
    loaded = snapshot.edition(2021)
    assert loaded
    assert loaded.edition
    project = snapshot.project
    found = values(loaded.edition, project.earlier)
    return page(loaded.edition, found, Templates(None), Beside(project.glossary)).html


@pytest.mark.parametrize("seed", seeds(80))
def test_accepting_all_reads_as_new_and_rejecting_all_as_old(seed: int) -> None:
    writer = Writer(random.Random(seed))
    old, new = (of(writer.edited(edition(), most)) for most in ((3, 8) if seed % 2 else (1, 3)))
    comparison = compared(old, new)
    assert not comparison.untold
    made = change_version(Compared(old, new, comparison, ("då", "nu")), None).html
    assert accepted(made) == read(shown(new))
    assert rejected(made) == read(shown(old))
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_all_that_can_be_done_is_seen(edit: object) -> None:
    """No way of changing a plan leaves it as it was, or nothing would be tried."""
    found = [Writer(random.Random(seed)) for seed in range(5)]
    assert callable(edit)
    assert any(edit(writer, edition()) != edition() for writer in found)
