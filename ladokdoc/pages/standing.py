"""Where in the content the parts of a page stand."""

from __future__ import annotations

from ladokdoc.loading import Project
from ladokdoc.model import Edition
from ladokdoc.places import Place
from ladokdoc.subject import Subject


def places(edition: Edition, project: Project) -> dict[str, Place]:
    """Where everything stands that has an id of its own in the page of an edition."""
    loaded = next((loaded for loaded in project.editions if loaded.year == edition.year), None)
    if loaded is None:
        return {}
    named = {named.id: named.place for named in Subject(loaded, edition, project).named}
    return named | {f"omrade-{area.id}": area.place for area in edition.areas}
