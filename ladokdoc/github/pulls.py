"""Which pull request an event is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from ladokdoc.github.api import Api, GitHubFault

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Pull(NamedTuple):
    """A pull request. base, head: the commits of the branch it goes to and of what it brings."""

    number: int
    base: str
    head: str


def find_pull(event: Mapping[str, Any], api: Api) -> Pull | None:
    """The open pull request that an event is about; None where it has moved on, or there is none.

    event: what GitHub writes to GITHUB_EVENT_PATH for `pull_request` and `workflow_run`. The event of a run does not
    name the pull request when it comes from a fork, so that it is looked for by branch, and must still have the
    commit that the run was about. Raises GitHubFault.
    """
    if isinstance(event.get("pull_request"), Mapping):
        return _pull(event["pull_request"])
    run = event.get("workflow_run")
    if not isinstance(run, Mapping):
        raise GitHubFault(
            "Händelsen gäller ingen pull request. Kör steget för pull_request eller workflow_run."
        )
    # A fork that has been taken away since is nobody's.
    if run.get("event") != "pull_request" or run.get("head_repository", run) is None:
        return None
    owner = _at(run, "head_repository", "owner", "login")
    branch, head = _at(run, "head_branch"), _at(run, "head_sha")
    for found in api.list(f"/pulls?state=open&head={quote(f'{owner}:{branch}', safe=':')}"):
        pull = _pull(found)
        if pull.head == head:
            return pull
    return None


def _pull(found: Mapping[str, Any]) -> Pull:
    number = found.get("number")
    if not isinstance(number, int):
        raise GitHubFault("Händelsen säger inte vilken pull request den gäller.")
    return Pull(number, _commit(found, "base"), _commit(found, "head"))


def _commit(found: Mapping[str, Any], side: str) -> str:
    id = _at(found, side, "sha")
    if not _COMMIT.fullmatch(id):
        raise GitHubFault("Händelsen säger inte vilka versioner den gäller.")
    return id


def _at(found: Any, *keys: str) -> str:
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, str):
        raise GitHubFault(f"Händelsen saknar {'.'.join(keys)}.")
    return found
