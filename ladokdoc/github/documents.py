"""The documents that the review of a pull request has left, each as a file that a click opens.

The run that left them may be of a stranger's making, so that nothing of theirs is said again here: the words are of
this file, and the address is worked out from a number.
"""

from __future__ import annotations

from typing import NamedTuple

from ladokdoc.github.api import Api, GitHubFault

# How the name of each ends, the more telling first, and what it is called.
_ENDS = (
    ("-andringar.pdf", True, "PDF"),
    ("-andringar.html", True, "webbsida"),
    (".pdf", False, "PDF"),
    (".html", False, "webbsida"),
)
# What a token without the right to read runs is told.
_NOT_ALLOWED = {403, 404}


class Document(NamedTuple):
    """A document of a run. name: what kind it is, in Swedish. marked: the change version. address: where it is."""

    name: str
    marked: bool
    address: str


def documents(api: Api, run: str) -> list[Document] | None:
    """The documents of a run; of more attempts than one those of the last. run: its address on the web.

    None where the workflow is not allowed to ask for them. Raises GitHubFault.
    """
    number = run.rpartition("/")[2]
    found: dict[tuple[str, bool], int] = {}
    try:
        for artifact in api.list(f"/actions/runs/{number}/artifacts", "artifacts"):
            name, id = str(artifact.get("name", "")), artifact.get("id")
            kind = next(((told, marked) for end, marked, told in _ENDS if name.endswith(end)), None)
            if kind and isinstance(id, int) and not artifact.get("expired"):
                found[kind] = max(id, found.get(kind, 0))
    except GitHubFault as fault:
        if fault.status not in _NOT_ALLOWED:
            raise
        return None
    return [
        Document(told, marked, f"{run}/artifacts/{found[told, marked]}")
        for _, marked, told in _ENDS
        if (told, marked) in found
    ]


def documents_as_markdown(found: list[Document] | None, run: str) -> str:
    """Where they are, a line each for the plan and for its change version; where that cannot be told, the run."""
    if found is None:
        return f"[Dokumentet, med och utan ändringarna utmärkta]({run})"
    lines = []
    for marked, title in ((False, "Dokumentet"), (True, "Med ändringarna utmärkta")):
        links = " · ".join(f"[{one.name}]({one.address})" for one in found if one.marked is marked)
        lines += [f"**{title}:** {links}"] if links else []
    return "<br>".join(lines) or f"Inget dokument är gjort. [Granskningen]({run}) säger varför."
