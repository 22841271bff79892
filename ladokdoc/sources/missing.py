"""What is said of a version that is not here: what it may have been meant to be, or what brings it."""

from __future__ import annotations

import re

from ladokdoc.sources.git_process import Git, GitFault

_COMMIT_ID = re.compile(r"[0-9a-f]{7,64}")
# The name of a branch or the like, and not of what stands some way from it.
_PLAIN = re.compile(r"[\w./-]+")
# How to make the history whole, at the end of a sentence.
UNSHALLOW = "hämta den med `git fetch --unshallow`, eller i GitHub Actions med `fetch-depth: 0`."


def missing(git: Git, name: str, *, shallow: bool) -> GitFault:
    """A revision that leads to no commit here. shallow: whether the history has been cut off."""
    if name == "HEAD":
        return GitFault("Här finns ingen sparad version ännu. Spara en först: `git commit`")
    told = f"Versionen {name or '(utan namn)'} finns inte här."
    if meant := _meant(git, name):
        return GitFault(f"{told} Menade du {meant}?")
    remote, _, branch = name.partition("/")
    if branch and git.run("config", "--get", f"remote.{remote}.url", may_fail=True):
        # Both names, for in a clone of one branch git fetches another without keeping it under its name.
        return GitFault(f"{told} Hämta den: `git fetch {remote} {branch}:refs/remotes/{name}`")
    if shallow:
        return GitFault(f"{told} Historiken är avkortad: {UNSHALLOW}")
    if _COMMIT_ID.fullmatch(name):
        return GitFault(
            f"{told} Hämta den med `git fetch origin {name}`, eller gå till arkivet där den finns."
        )
    return GitFault(f"{told} `git log --oneline` visar dem som finns, och `git branch --all` grenarna.")


def _meant(git: Git, name: str) -> str:
    """The branch, tag or the like whose name is nearly the same; nothing where there is none."""
    from difflib import get_close_matches  # only where something went wrong

    if not _PLAIN.fullmatch(name):
        return ""
    listed = git.run("for-each-ref", "--format=%(refname)", may_fail=True).decode("utf-8", "replace")
    names = ["HEAD", *(re.sub("^refs/(?:heads|tags|remotes)/", "", ref) for ref in listed.splitlines())]
    # A long name of a remote would make all its branches alike.
    remote, slash, wanted = name.rpartition("/")
    start = remote + slash
    alike = {known.removeprefix(start).casefold(): known for known in names if known.startswith(start)}
    return next((alike[found] for found in get_close_matches(wanted.casefold(), alike, n=1, cutoff=0.75)), "")
