"""The comment and the suggestions in a pull request, against a stand-in for GitHub's API on this machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ladokdoc.github import (
    Api,
    GitHubFault,
    Outcome,
    Pull,
    comment,
    documents,
    documents_as_markdown,
    find_pull,
    suggest,
    suggestions,
)
from ladokdoc.github.suggesting import MOST, Suggestion
from tests.github import REPOSITORY, RUN, GitHub, accepted, changed_files, faults, standing_in
from tests.repositories import repository

HEAD, BASE = "a" * 40, "b" * 40
PULL = Pull(7, BASE, HEAD)


@pytest.fixture
def github() -> GitHub:
    return GitHub()


@pytest.fixture
def api(github: GitHub) -> Iterator[Api]:
    with standing_in(github) as url:
        yield Api(url, REPOSITORY, "hemligt", pause=0)


# The comment


def test_it_is_made_updated_and_left_alone(api: Api, github: GitHub) -> None:
    assert comment(api, PULL, "Drift höjs.", changed=True) is Outcome.MADE
    assert comment(api, PULL, "Drift höjs.", changed=True) is Outcome.LEFT
    assert comment(api, PULL, "Drift sänks.", changed=True) is Outcome.UPDATED
    # GitHub gave it other line breaks.
    assert comment(api, PULL, "Drift sänks.", changed=True) is Outcome.LEFT
    assert comment(api, PULL, "Inget har ändrats.", changed=False) is Outcome.UPDATED
    assert [one.method for one in github.written] == ["POST", "PATCH", "PATCH"]
    assert len(github.comments) == 1
    assert "Inget har ändrats." in github.comments[0]["body"]


def test_nothing_changed_is_nothing_said(api: Api, github: GitHub) -> None:
    assert comment(api, PULL, "Inget har ändrats.", changed=False) is Outcome.SILENT
    assert github.written == []


def test_somebody_elses_comment_is_not_touched_and_ours_is_found_on_a_later_page(
    api: Api, github: GitHub
) -> None:
    comment(api, PULL, "Drift höjs.", changed=True)
    ours = github.comments.pop()
    github.comments[:] = [{"id": n, "user": {"type": "User"}, "body": ours["body"]} for n in range(10, 15)]
    github.comments.append(ours)
    assert comment(api, PULL, "Drift sänks.", changed=True) is Outcome.UPDATED
    assert [one["id"] for one in github.comments if "sänks" in one["body"]] == [ours["id"]]


def test_the_token_goes_along(api: Api, github: GitHub) -> None:
    comment(api, PULL, "x", changed=True)
    assert {one.token for one in github.asked} == {"Bearer hemligt"}


# What can go wrong


def test_a_passing_fault_is_tried_again(api: Api, github: GitHub) -> None:
    github.failing = [502, 503]
    assert comment(api, PULL, "x", changed=True) is Outcome.MADE


@pytest.mark.parametrize(
    ("status", "word"), [(401, "GITHUB_TOKEN"), (403, "pull-requests: write"), (418, "418")]
)
def test_a_fault_is_told_in_swedish_with_what_to_do(api: Api, github: GitHub, status: int, word: str) -> None:
    github.failing = [status]
    with pytest.raises(GitHubFault, match=word) as told:
        comment(api, PULL, "x", changed=True)
    assert told.value.status == status
    assert len(github.asked) == 1


def test_nobody_there_is_told() -> None:
    with pytest.raises(GitHubFault, match="svarar inte"):
        comment(Api("http://127.0.0.1:9", "a/b", "", pause=0), PULL, "x", changed=True)


@pytest.mark.parametrize(
    ("url", "name"), [("http://example.org", "a/b"), ("file:///etc", "a/b"), ("https://x.y", "a")]
)
def test_strange_addresses_are_not_asked(url: str, name: str) -> None:
    with pytest.raises(GitHubFault):
        Api(url, name, "")


# Which pull request it is


def as_event(number: int, head: str = HEAD) -> dict[str, Any]:
    return {"number": number, "base": {"sha": BASE}, "head": {"sha": head}}


def run_event(head: str = HEAD, event: str = "pull_request") -> dict[str, Any]:
    owner = {"owner": {"login": "nagon"}}
    run = {"event": event, "head_sha": head, "head_branch": "ny/gren", "head_repository": owner}
    return {"workflow_run": {**run, "pull_requests": []}}


def test_the_event_of_a_pull_request_names_it(api: Api, github: GitHub) -> None:
    assert find_pull({"pull_request": as_event(7)}, api) == PULL
    assert github.asked == []


def test_a_run_for_a_fork_is_found_by_its_branch_and_commit(api: Api, github: GitHub) -> None:
    github.pulls = [as_event(6, "c" * 40), as_event(5, "d" * 40), as_event(7)]
    assert find_pull(run_event(), api) == PULL
    assert "head=nagon:ny%2Fgren" in github.asked[0].path


def test_a_pull_request_that_has_moved_on_is_left_to_its_next_run(api: Api, github: GitHub) -> None:
    github.pulls = [as_event(7, "c" * 40)]
    assert find_pull(run_event(), api) is None
    assert find_pull(run_event(event="push"), api) is None


def test_a_fork_that_has_been_taken_away_is_nobodys(api: Api, github: GitHub) -> None:
    event = run_event()
    event["workflow_run"]["head_repository"] = None
    assert find_pull(event, api) is None
    assert github.asked == []


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"workflow_run": {"event": "pull_request"}},
        {"pull_request": {"number": 7}},
        {"pull_request": as_event(7, "-x")},
    ],
)
def test_an_event_about_something_else_is_told(api: Api, event: dict[str, Any]) -> None:
    with pytest.raises(GitHubFault):
        find_pull(event, api)


# Where the documents are

RUN_AT = f"https://github.com/{REPOSITORY}/actions/runs/{RUN}"


def test_each_document_is_a_link_and_the_last_attempt_counts(api: Api, github: GitHub) -> None:
    names = ["plan-2021.pdf", "plan-2021.html", "plan-2021-andringar.pdf", "plan-2021-andringar.html"]
    github.artifacts = [{"id": n, "name": name, "expired": False} for n, name in enumerate(names * 2)]
    github.artifacts += [
        {"id": 90, "name": "plan-2021.pdf", "expired": True},
        {"id": 91, "name": "[x](http://y).zip", "expired": False},
    ]
    told = documents_as_markdown(documents(api, RUN_AT), RUN_AT)
    assert told == (
        f"**Dokumentet:** [PDF]({RUN_AT}/artifacts/4) · [webbsida]({RUN_AT}/artifacts/5)<br>"
        f"**Med ändringarna utmärkta:** [PDF]({RUN_AT}/artifacts/6) · [webbsida]({RUN_AT}/artifacts/7)"
    )


def test_nothing_that_a_strangers_run_says_is_said_again(api: Api, github: GitHub) -> None:
    github.artifacts = [
        {"id": 5, "name": "@nagon ![x](http://y/z.png).pdf", "expired": False},
        {"id": "6)](http://y", "name": "plan.html", "expired": False},
    ]
    told = documents_as_markdown(documents(api, RUN_AT), RUN_AT)
    assert told == f"**Dokumentet:** [PDF]({RUN_AT}/artifacts/5)"


@pytest.mark.parametrize("status", [403, 404])
def test_without_the_right_to_ask_the_run_is_where_they_are(api: Api, github: GitHub, status: int) -> None:
    github.failing = [status]
    told = documents_as_markdown(documents(api, RUN_AT), RUN_AT)
    assert told == f"[Dokumentet, med och utan ändringarna utmärkta]({RUN_AT})"


# Suggestions


def applied(text: str, mended: str) -> str:
    """The text with all suggestions accepted, as GitHub would."""
    found = list(suggestions("a.md", text, mended))
    # No line is in two, so that they can be accepted in any order and all together.
    assert all(one.last < another.first for one, another in pairwise(found))
    for one in reversed(found):
        comment = {"line": one.last, "start_line": one.first, "body": one.body()}
        text = accepted(text, comment)
    return text


@pytest.mark.parametrize(
    ("now", "mended"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb\nc\n", "a\nc\n"),
        ("a\nc\n", "a\nb\nc\n"),
        ("b\nc\n", "a\nb\nc\n"),
        ("a\nb\n", "a\nb\n"),
        # One line with something put in before it and after it.
        ("b\n", "a\nb\nc\n"),
        ("a\nb\n\n\n", "a\nb\n"),
        ("\n\na\n", "a\n"),
        ("a a\nb\nc c\n", "a\na\nb\nc\nc\n"),
    ],
)
def test_accepting_every_suggestion_gives_the_mended_text(now: str, mended: str) -> None:
    assert applied(now, mended) == mended


@pytest.mark.parametrize("seed", range(20))
def test_accepting_every_suggestion_gives_the_mended_text_also_by_chance(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        now, mended = ("".join(chance.choices(("a\n", "b\n", "c\n", "\n"), k=8)) for _ in range(2))
        assert applied(now, mended) == mended


@pytest.mark.parametrize(
    ("now", "mended", "then"),
    [
        # What is told of nothing but what is not seen would be a suggestion of the same.
        ("a\nb", "a\nb\n", "a\nb"),
        ("a\r\nb\r\n", "a\nb\n", "a\r\nb\r\n"),
        ("\ufeffa\nb\n", "a\nb\n", "\ufeffa\nb\n"),
        # The rest is told, and those are left as they are.
        ("a\nb b", "a\nb\nb\n", "a\nb\nb"),
        ("a\r\nb b\r\nc\r\n", "a\nb\nb\nc\n", "a\r\nb\r\nb\r\nc\r\n"),
        ("\ufeffa\nb b\n", "a\nb\nb\n", "\ufeffa\nb\nb\n"),
    ],
)
def test_nothing_is_suggested_of_what_no_suggestion_can_show(now: str, mended: str, then: str) -> None:
    assert applied(now, mended) == then


@pytest.mark.parametrize("line", ["", "samma", "{}"])
def test_a_file_of_very_many_lines_keeps_nobody_waiting(line: str) -> None:
    now = "\n".join(line.format(n) for n in range(500_000))
    assert list(suggestions("a.md", now, now.replace("7", "8") + "\nslut")) == []


PATCH = "@@ -1,3 +1,4 @@\n a\n-b\n+b b\n+d\n c\n@@ -20,2 +21,2 @@ x\n y\n-z\n+å"


def test_suggestions_stand_only_at_lines_of_the_change_and_once(api: Api, github: GitHub) -> None:
    github.files = [
        {"filename": "content/2021/a.md", "patch": PATCH},
        {"filename": "andra.md", "patch": PATCH},
    ]
    now = "\n".join(["a", "b b", "d", "c", *map(str, range(5, 21)), "y", "å", "slut", ""])
    mended = now.replace("b b", "b\nb").replace("12", "tolv").replace("å", "Å")
    assert suggest(api, PULL, {"content/2021/a.md": (now, mended)}) == 2
    assert [(one["path"], one["line"]) for one in github.review_comments] == [
        ("content/2021/a.md", 2),
        ("content/2021/a.md", 22),
    ]
    assert "```suggestion\nb\nb\n```" in github.review_comments[0]["body"]
    assert github.written[0].body["event"] == "COMMENT"
    # Run again after another push: they are there already.
    assert suggest(api, PULL, {"content/2021/a.md": (now, mended)}) == 0


@pytest.mark.parametrize("seed", range(10))
def test_of_a_real_patch_only_lines_of_the_change_get_suggestions(
    api: Api, github: GitHub, tmp_path: Path, seed: int
) -> None:
    """Patches by git, as GitHub gives them: without the head, and with what stands around each change."""
    chance = random.Random(seed)
    base = [f"rad {n}" for n in range(120)]
    head = list(base)
    for _ in range(6):
        at = chance.randrange(len(head))
        head[at : at + chance.randint(0, 3)] = [f"ny {chance.random()}" for _ in range(chance.randint(0, 3))]
    mended = [f"{line}!" if chance.random() < 0.3 else line for line in head]
    before, now, after = ("".join(f"{line}\n" for line in lines) for lines in (base, head, mended))
    git = repository(tmp_path, {"a.md": before.encode()})
    github.files = changed_files(git, "HEAD~1", git.commit("Ändrat", {"a.md": now}))
    if not github.files:
        pytest.skip("nothing was changed")
    # The stand-in refuses, as GitHub does, what is not in a hunk.
    count = suggest(api, PULL, {"a.md": (now, after)})
    assert count == len(github.review_comments) <= MOST
    shown = [
        one for one in suggestions("a.md", now, after) if not list(faults(_as_comment(one), github.files))
    ]
    assert count == min(len(shown), MOST)


def _as_comment(one: Suggestion) -> dict[str, Any]:
    start = {} if one.first == one.last else {"start_line": one.first}
    return {"path": one.path, "line": one.last, "side": "RIGHT", **start}


def test_a_file_that_was_renamed_gets_suggestions_under_its_new_name_and_one_that_is_gone_none(
    api: Api, github: GitHub, tmp_path: Path
) -> None:
    before = "".join(f"rad {n}\n" for n in range(20))
    now = before.replace("rad 7\n", "rad  7\n")
    git = repository(tmp_path, {"a.md": before, "borta.md": "Borta.\n"})
    head = git.commit("Bytt namn", {"a.md": None, "å.md": now, "borta.md": None})
    github.files = changed_files(git, "HEAD~1", head)
    assert {one["status"] for one in github.files} == {"renamed", "removed"}
    assert suggest(api, PULL, {"å.md": (now, before)}) == 1
    assert [(one["path"], one["line"]) for one in github.review_comments] == [("å.md", 8)]


def test_a_file_that_was_only_renamed_or_is_too_large_to_show_has_no_patch_and_no_suggestions(
    api: Api, github: GitHub
) -> None:
    github.files = [{"filename": "a.md", "status": "renamed", "previous_filename": "b.md"}]
    assert suggest(api, PULL, {"a.md": ("a  b\n", "a b\n")}) == 0
    assert github.written == []


def test_the_same_slip_at_another_line_is_another_suggestion(api: Api, github: GitHub) -> None:
    github.files = [{"filename": "a.md", "patch": "@@ -0,0 +1,3 @@\n+a  b\n+c\n+a  b"}]
    assert suggest(api, PULL, {"a.md": ("a  b\nc\na b\n", "a b\nc\na b\n")}) == 1
    assert suggest(api, PULL, {"a.md": ("a  b\nc\na  b\n", "a b\nc\na b\n")}) == 1
    assert [one["line"] for one in github.review_comments] == [1, 3]


def test_lines_of_two_hunks_are_no_suggestion(api: Api, github: GitHub) -> None:
    """GitHub refuses it, also where nothing stands between the two."""
    github.files = [{"filename": "a.md", "patch": "@@ -1 +1 @@\n-x\n+a\n@@ -2 +2 @@\n-y\n+b"}]
    assert suggest(api, PULL, {"a.md": ("a\nb\n", "c\n")}) == 0


def test_no_more_than_twenty_are_open_and_the_next_come_when_those_are_accepted(
    api: Api, github: GitHub
) -> None:
    now = "".join(f"rad {n}\n\n" for n in range(60))
    patch = "@@ -0,0 +1,120 @@\n" + "\n".join(f"+{line}" for line in now.splitlines())
    github.files = [{"filename": "a.md", "patch": patch}]
    mended = now.replace("rad", "Rad")
    assert suggest(api, PULL, {"a.md": (now, mended)}) == MOST
    assert "Fler ställen går att rätta" in github.written[0].body["body"]
    assert suggest(api, PULL, {"a.md": (now, now.replace("rad", "RAD"))}) == 0
    # What is accepted changes its line, so that the comment has none any more.
    for one in github.review_comments[:15]:
        now = accepted(now, one)
        one["line"] = None
    assert suggest(api, PULL, {"a.md": (now, mended)}) == 15
    assert len({one["body"] for one in github.review_comments}) == 35


def test_where_all_are_left_nothing_more_is_said(api: Api, github: GitHub) -> None:
    github.files = [{"filename": "a.md", "patch": "@@ -0,0 +1 @@\n+a  b"}]
    suggest(api, PULL, {"a.md": ("a  b\n", "a b\n")})
    assert "body" not in github.written[0].body


def test_a_text_cannot_break_out_of_its_suggestion() -> None:
    (one,) = suggestions("a.md", "x  ", "x ```\n@nagon")
    assert one.body().count("````") == 2
    assert "````suggestion\nx ```\n@nagon\n````" in one.body()
