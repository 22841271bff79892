"""The ways that a pull request goes: where it comes from, what it changes, and what a stranger may have put in it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from ladokdoc.reports.literally import escaped
from tests.github import GitHub, accepted, made_of, standing_in
from tests.pulls import PullRequest, commented, project_files, reviewed, runner_folder
from tests.repositories import Git
from tests.workflows import ROOT

AREA = "content/2021/omraden/studenter.yaml"
BUDGET = "content/2021/budget.yaml"
PLAN = "content/2021/plan.yaml"
PROSE = "content/2021/budget.md"
RAISED = {BUDGET: ("belopp: 8 500", "belopp: 9 000")}
BACK = {BUDGET: ("belopp: 9 000", "belopp: 8 500")}

# Whole journeys, which take seconds each.
pytestmark = pytest.mark.validator


@pytest.fixture
def pull(tmp_path: Path) -> PullRequest:
    """A repository with nothing but a plan, which uses the action of this one."""
    plan = {name: data for name, data in project_files().items() if name.startswith("content/")}
    return PullRequest(tmp_path, plan, ROOT)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return runner_folder(tmp_path / "runner")


@pytest.fixture
def told(pull: PullRequest, scratch: Path) -> Callable[[GitHub], str]:
    """Runs the second workflow on the pull request as it is, and gives its log."""

    def run(github: GitHub) -> str:
        with standing_in(github) as api:
            pull.on(github)
            return commented(pull, scratch, api).log

    return run


Told = Callable[[GitHub], str]


# Where it comes from, and when


def test_one_from_a_branch_of_the_repository_itself(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", RAISED)
    pull.owner = "agare"
    event = pull.run_event()
    event["workflow_run"]["pull_requests"] = [{"number": 99}]
    github = GitHub()
    with standing_in(github) as api:
        pull.on(github)
        ran = commented(pull, scratch, api, event)
    assert "Kommentaren är skriven." in ran.log
    # By the branch and the commit that it has now, whatever else the event says.
    assert "/pulls?state=open&head=agare:hojd-drift" in github.asked[0].path


@pytest.mark.parametrize("about", [{"draft": True}, {"action": "reopened"}])
def test_a_draft_is_reviewed_and_one_that_is_opened_again_too(
    pull: PullRequest, scratch: Path, about: dict[str, Any]
) -> None:
    pull.push("Driften höjs", RAISED)
    assert "title=fel-summa" in reviewed(pull, scratch, **about).log


def test_opened_again_its_comment_is_left_as_it_is(pull: PullRequest, told: Told) -> None:
    pull.push("Driften höjs", RAISED)
    github = GitHub()
    told(github)
    assert "Kommentaren stämmer redan." in told(github)
    assert len(github.comments) == 1


def test_one_that_is_closed_or_has_moved_on_gets_none(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", RAISED)
    event = pull.run_event()
    github = GitHub()
    with standing_in(github) as api:
        assert "ingen kommentar skrivs" in commented(pull, scratch, api, event).log
        pull.push("Mer", {BUDGET: ("belopp: 9 000", "belopp: 9 500")})
        pull.on(github)
        assert "ingen kommentar skrivs" in commented(pull, scratch, api, event).log
    assert github.written == []


def test_what_is_taken_back_is_told_in_the_comment_that_is_there(pull: PullRequest, told: Told) -> None:
    pull.push("Driften höjs", RAISED)
    github = GitHub()
    told(github)
    pull.push("Driften sänks igen", BACK)
    assert "Kommentaren är uppdaterad." in told(github)
    assert len(github.comments) == 1
    assert "Ingen ändring." in github.comments[0]["body"]


def test_what_others_have_done_meanwhile_is_not_in_it(pull: PullRequest, scratch: Path, told: Told) -> None:
    pull.push("Driften höjs", RAISED)
    pull.moves_on({AREA: (pull.fork.folder / AREA).read_text("utf-8").replace("stöd till", "stöd för")})
    github = GitHub()
    told(github)
    body = github.comments[0]["body"]
    summary = reviewed(pull, scratch).summary
    for text in (body, summary):
        assert "9 000" in text.replace("\u00a0", " ")
        assert "stöd för" not in text


# What it changes


def test_content_that_cannot_be_read_is_told_with_its_place(
    pull: PullRequest, scratch: Path, told: Told
) -> None:
    pull.push("Ett kolon", {BUDGET: ("belopp: 8 500", "belopp: 8 500: x")})
    ran = reviewed(pull, scratch)
    assert ran.code == 1
    assert "title=kolon-i-text" in ran.log
    assert reviewed(pull, scratch, "dokument").code == 1
    github = GitHub()
    assert "Kommentaren är skriven." in told(github)
    body = github.comments[0]["body"]
    assert "går inte att jämföra förrän felen nedan är rättade" in body
    assert re.search(r"fel `kolon-i-text`: .* \[budget\.yaml:27\]", body)
    assert "Inget dokument är gjort." in body


def test_templates_alone_are_no_change_of_the_plan(pull: PullRequest, scratch: Path, told: Told) -> None:
    title = (ROOT / "templates/titel.html").read_text("utf-8")
    pull.push("En ny titelsida", {"templates/titel.html": f"{title}{{# nytt #}}\n"})
    assert "Mallarna i templates har ändrats" in reviewed(pull, scratch).summary
    made = reviewed(pull, scratch, "dokument")
    assert made.code == 0, made.log
    assert set(made.outputs) == {"folder", "pdf", "page"}
    github = GitHub()
    assert "ingen kommentar skrivs" in told(github)
    assert github.written == []


def test_a_year_that_is_taken_away_is_told_with_its_sums(
    pull: PullRequest, scratch: Path, told: Told
) -> None:
    gone = [name for name in project_files() if name.startswith("content/2021/")]
    next_year = {
        name.replace("2021", "2022", 1): (pull.fork.folder / name)
        .read_text("utf-8")
        .replace("år: 2021", "år: 2022", 1)
        for name in gone
    }
    pull.moves_on(next_year)
    pull.fork("reset", "--quiet", "--hard", "main")
    pull.push("Bort med 2021", dict.fromkeys(gone))
    ran = reviewed(pull, scratch)
    github = GitHub()
    told(github)
    for text in (ran.summary, github.comments[0]["body"]):
        assert "Utgåvan 2021 med 35 mål och 20 poster tas bort." in text
        assert "−104 000" in text.replace("\u00a0", " ")


def test_the_only_year_taken_away_is_told_and_stops_the_review(
    pull: PullRequest, scratch: Path, told: Told
) -> None:
    pull.push("Bort", dict.fromkeys(name for name in project_files() if name.startswith("content/2021/")))
    ran = reviewed(pull, scratch)
    assert ran.code == 2
    assert ran.log.count("Här finns ingen plan") == 1
    assert "::error::Planen gick inte att kontrollera." in ran.log
    github = GitHub()
    told(github)
    assert "Utgåvan 2021 med 35 mål och 20 poster tas bort." in github.comments[0]["body"]


def test_a_branch_that_is_not_there_is_told_with_the_command_that_brings_it(
    pull: PullRequest, scratch: Path
) -> None:
    """As a checkout without its history leaves it."""
    pull.push("Driften höjs", RAISED)
    whole = pull.merged("hel")
    shallow = Path(pull.folder / "grund")
    Git(whole)("checkout", "--quiet", "-b", "merge")
    subprocess.run(["git", "clone", "--quiet", "--depth=1", whole.as_uri(), str(shallow)], check=True)
    with patch.object(pull, "merged", return_value=shallow):
        ran = reviewed(pull, scratch)
    assert ran.code == 2
    assert "title=fel-summa" in ran.log, "what can be told is told"
    assert "git fetch" in ran.log
    assert "::error::Vad ändringen betyder gick inte att räkna ut." in ran.log


# Suggestions


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        # Of `check --fix`, of `fmt`, and of both.
        ("Kostnaden är 25% för Ladok.", "Kostnaden är 25 % för Ladok."),
        ("Kostnaden är hög. Den sjunker.", "Kostnaden är hög.\nDen sjunker."),
        ("Kostnaden är 25%. Den sjunker.", "Kostnaden är 25 %.\nDen sjunker."),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_slip_is_a_suggestion_that_mends_it(
    pull: PullRequest, told: Told, wrong: str, right: str, end: str
) -> None:
    text = (pull.fork.folder / PROSE).read_text("utf-8").replace("\n", end)
    pull.moves_on({PROSE: text.encode()})
    pull.fork("reset", "--quiet", "--hard", "main")
    pull.push("Ett stycke", {PROSE: f"{text}{end}{wrong}{end}".encode()})
    github = GitHub()
    assert "1 förslag är lämnat." in told(github)
    (one,) = github.review_comments
    mended = right.replace("\n", end)
    assert accepted(f"{text}{end}{wrong}{end}", one) == f"{text}{end}{mended}{end}"


def test_a_slip_at_the_end_of_a_file_without_a_last_line_break(pull: PullRequest, told: Told) -> None:
    text = (pull.fork.folder / PROSE).read_text("utf-8")
    whole = f"{text}\nKostnaden är 25% för Ladok."
    pull.push("Ett stycke", {PROSE: whole})
    github = GitHub()
    told(github)
    (one,) = github.review_comments
    assert accepted(whole, one) == whole.replace("25%", "25 %")
    # Without a slip there is nothing to suggest.
    pull.push("Rättat", {PROSE: whole.replace("25%", "25 %")})
    github = GitHub()
    told(github)
    assert github.review_comments == []


def test_a_file_that_begins_with_a_byte_order_mark(pull: PullRequest, told: Told) -> None:
    text = (pull.fork.folder / PROSE).read_text("utf-8")
    pull.push("Från en annan dator", {PROSE: f"\ufeff{text}\nKostnaden är 25% för Ladok.\n"})
    github = GitHub()
    told(github)
    assert [one["line"] for one in github.review_comments] == [text.count("\n") + 2]


def test_what_was_wrong_before_is_not_suggested_in_somebody_elses_change(
    pull: PullRequest, told: Told
) -> None:
    text = (pull.fork.folder / AREA).read_text("utf-8")
    pull.moves_on({AREA: f"{text}  - id: sist\n    behov: Kostar 25% i dag.\n    mål: Kostar mindre.\n"})
    pull.fork("reset", "--quiet", "--hard", "main")
    pull.push("Rubriken", {AREA: ("rubrik: Förbättrat", "rubrik:  Förbättrat")})
    github = GitHub()
    told(github)
    assert [one["line"] for one in github.review_comments] == [1]


# What a stranger may have put in it

HOSTILE = (
    "@torvalds @ladok/alla a@ond.example ![x](http://ond.example/t.png) <img src=http://ond.example/a.png> "
    "[klick](http://ond.example) http://ond.example www.ond.example _www.ond.example "
    "<!-- ladokdoc: ändringar i planen --> --> </details><script>x</script> "
    "#1 GH-12 agare/planen#3 ~~x~~ :tada: $x$ &commat;torvalds &#64;torvalds "
    "&num;1 &lt;img&gt; https&colon;//ond.example \\@du [x]: http://ond.example "
    "::set-output name=a::b ::add-mask::x ##[add-mask]x %0A::error::x"
)


def test_the_measure_of_what_is_made_sees_each_of_them() -> None:
    """Else what follows would prove nothing."""
    for text in HOSTILE.split(" "):
        if re.match(r"@\w|!\[|\[klick|http:|www|#1|:tada|&commat|&#64|&num|<script|GH-", text):
            assert made_of(text), text


@pytest.mark.parametrize(
    "text", [HOSTILE, HOSTILE.replace(" ", "\n"), f"`{HOSTILE}", f"# {HOSTILE}\n---\n* a"]
)
def test_nothing_comes_of_a_strangers_text(text: str) -> None:
    assert made_of(escaped(text)) == []


def hostile(pull: PullRequest) -> None:
    """A pull request with it in a goal, a name, a file's name, the message and the branch."""
    pull.branch = "x`;@torvalds;$(id>ont)%0A;å"
    pull.fork("checkout", "--quiet", "-b", pull.branch)
    area = (pull.fork.folder / AREA).read_text("utf-8")
    in_yaml = HOSTILE.replace("\\", "\\\\")
    pull.push(
        HOSTILE,
        {
            AREA: area.replace("    mål: |\n", f"    mål: |\n      {HOSTILE}\n", 1),
            BUDGET: ("namn: Drift Ladok", f'namn: "{in_yaml}"'),
            "content/2021/::add-mask::å @torvalds ![x](y).md": "Hej.\n",
            # More than are annotations, so that the rest is told as text.
            **{f"content/2021/omraden/<img> ##[add-mask]{n}.yaml": "rubrik: x\n" for n in range(12)},
            PLAN: ("kapitel:\n", 'kapitel:\n  - text: "::add-mask::å @torvalds ![x](y).md"\n'),
        },
    )


def test_nothing_comes_of_it_in_the_comment_and_the_summary(
    pull: PullRequest, scratch: Path, told: Told
) -> None:
    hostile(pull)
    ran = reviewed(pull, scratch)
    github = GitHub()
    told(github)
    (comment,) = github.comments
    assert comment["body"].startswith("<!-- ladokdoc: ändringar i planen -->\n")
    assert len(re.findall(r"(?<!\\)<!-- ladokdoc", comment["body"])) == 1
    assert made_of(comment["body"]) == []
    assert made_of(ran.summary) == []
    # A suggestion has the words in a block of code, which they do not get out of.
    for one in github.review_comments:
        assert re.fullmatch(r"<!-- ladokdoc: förslag -->\n.*\n(`{3,})suggestion\n(?s:.*)\n\1", one["body"])
        assert made_of(re.sub(r"(?s)```.*", "", one["body"])) == []


def test_no_line_of_it_is_a_command_to_the_runner(pull: PullRequest, scratch: Path, told: Told) -> None:
    hostile(pull)
    logs = {job: reviewed(pull, scratch, job).log for job in ("papekanden", "dokument")}
    logs["kommentar"] = told(GitHub())
    for job, log in logs.items():
        obeyed: list[str] = []
        stopped = ""
        for line in log.splitlines():
            command = re.match(r"\s*::([\w-]+)(?: .*?)?::(.*)", line)
            if stopped:
                stopped = "" if line.strip() == f"::{stopped}::" else stopped
            elif command and command[1] == "stop-commands":
                stopped = command[2]
            elif command:
                obeyed.append(command[1])
            else:
                assert "##[" not in line, f"{job}: {line}"
        assert set(obeyed) <= {"error", "warning", "notice"}, job
        assert not stopped
    assert not (scratch / "ont").exists()
    assert not list(pull.folder.glob("*/ont"))


def test_a_comment_that_a_stranger_has_written_is_not_taken_for_ours(pull: PullRequest, told: Told) -> None:
    github = GitHub()
    mark = "<!-- ladokdoc: ändringar i planen -->\nInget att se här."
    github.comments.append({"id": 5, "user": {"type": "User"}, "body": mark})
    pull.push("Driften höjs", RAISED)
    assert "Kommentaren är skriven." in told(github)
    assert [one["body"] == mark for one in github.comments] == [True, False]
