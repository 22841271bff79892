"""`ladokdoc changelog` as a board reads it: from real histories, merged, taken back and broken on the way."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from ladokdoc.__main__ import run
from ladokdoc.reports.change_titles import title
from tests.conftest import EDITION
from tests.repositories import ENVIRONMENT, Git, repository, write
from tests.test_change_cases import before
from tests.test_diff import BUDGET, HIGHER, SAYS_HIGHER, budget, goal

PLAN = f"{EDITION}/plan.yaml"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the machine."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, ENVIRONMENT[name])


@pytest.fixture
def git(tmp_path: Path) -> Git:
    return repository(tmp_path / "projekt", dict(before()))


def changelog(capsys: pytest.CaptureFixture[str], root: Path, *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["changelog", "2021", "--root", str(root), *words]) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


@pytest.fixture
def history(git: Git) -> Git:
    """A plan that is raised in a merge, misspelt and mended, decided, and changed once more."""
    git("checkout", "--quiet", "-b", "gren")
    git.commit("ett steg på vägen", budget(drift="8 900"))
    git.commit("ett till", HIGHER)
    git("checkout", "--quiet", "main")
    git.day += 1
    git(
        "merge", "--quiet", "--no-ff", "gren", "-m", "Merge pull request #7 from skribent/gren\n\nHöj driften"
    )
    git.commit(
        "Stavning", {f"{EDITION}/inledning.md": "Planen gäller {{ år }}.\nDen bygger på stämmans besluut.\n"}
    )
    git.commit("Utanför planen", {"README.md": "Hej."})
    plan = before()[f"{EDITION}/plan.yaml"].decode()
    decided = plan.replace("status: förslag", "status: beslutad").replace(
        "  organ: Styrelsen\n",
        "  organ: Styrelsen\n  datum: 2020-12-01\n  paragraf: § 1\n  diarienummer: X 1\n",
        1,
    )
    git.commit("Beslut", {f"{EDITION}/plan.yaml": decided})
    git.commit("Ett mål", goal("loggar in enkelt"))
    return git


def test_one_entry_for_each_merged_change_and_spelling_apart(
    history: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = changelog(capsys, history.folder).splitlines()
    assert lines[0] == "Ändringar i planen för 2021 sedan den kom till: 3 i sak, 1 redaktionell."
    assert lines[1].startswith("Sammantaget: Planen beslutas; ")
    entries = [line for line in lines if re.match(r"2020-11-\d\d  ", line)]
    assert len(entries) == 4
    assert SAYS_HIGHER in entries[0]
    assert "Höj driften (" in lines[lines.index(entries[0]) + 1]
    assert "Planen beslutas" in entries[1]
    assert entries[2].endswith("loggar in enkelt” skrivs om.")
    assert lines.index("Redaktionella ändringar") < lines.index(entries[3])
    assert "inledning.md" in entries[3]
    assert "ett steg på vägen" not in "\n".join(lines)


def test_since_a_day_or_a_status(history: Git, capsys: pytest.CaptureFixture[str]) -> None:
    text = changelog(capsys, history.folder, "--since", "beslutad")
    assert text.startswith("Ändringar i planen för 2021 sedan den blev beslutad ")
    assert "1 i sak, 0 redaktionella" in text
    assert "skrivs om" in text
    assert "Drift" not in text
    told = json.loads(changelog(capsys, history.folder, "--since", "2020-11-06", "--format", "json"))
    assert [change["title"] for change in told["changes"]] == ["Stavning", "Beslut", "Ett mål"]
    assert [change["redactional"] for change in told["changes"]] == [True, False, False]
    assert "har inte haft status utkast" in changelog(capsys, history.folder, "--since", "utkast", code=2)
    assert "varken en dag eller en status" in changelog(capsys, history.folder, "--since", "igår", code=2)
    assert "## Ändringar i planen för 2021" in changelog(capsys, history.folder, "--format", "markdown")


def test_a_version_that_cannot_be_read_is_told_with_the_next(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git.commit("Trasig", {BUDGET: HIGHER[BUDGET].replace("  - id: intakter", "\t- id: intakter")})
    git.commit("Lagad", HIGHER)
    lines = changelog(capsys, git.folder).splitlines()
    assert lines[0].endswith(": 1 i sak, 0 redaktionella.")
    assert SAYS_HIGHER in lines[2]
    assert "Lagad" in lines[3]


def test_a_changelog_of_a_shallow_clone(
    history: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history("clone", "--quiet", "--depth=2", history.folder.as_uri(), str(tmp_path / "kort"))
    assert "git fetch --unshallow" in changelog(capsys, tmp_path / "kort", code=2)


def test_a_year_that_never_was(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["changelog", "1999", "--root", str(git.folder)]) == 2
    assert "finns inte i någon sparad version" in capsys.readouterr().err
    assert run(["changelog", "planen", "--root", str(git.folder)]) == 2
    assert "är inget år" in capsys.readouterr().err


def entries(text: str) -> list[tuple[str, str]]:
    """Each change: what it does, and what its author called it."""
    found = re.findall(r"(?m)^[0-9]{4}-[0-9]{2}-[0-9]{2}  (.*)\n {12}(.*) \([0-9a-f]{7}\)", text)
    return [(what, named) for what, named in found]


def test_what_was_taken_back_is_told_as_that(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    raised = git.commit("Höj driften", HIGHER)
    git("revert", "--no-edit", raised)
    git.commit("Ett mål", goal("loggar in enkelt"))
    text = changelog(capsys, git.folder)
    assert ": 1 i sak, 0 redaktionella, 1 som togs tillbaka." in text
    assert [named for _, named in entries(text)] == ["Ett mål", "Höj driften"]
    assert text.index("Infört och taget tillbaka") < text.index("Höj driften")
    assert ", taget tillbaka " in text.splitlines()[-1]
    told = json.loads(changelog(capsys, git.folder, "--format", "json"))["changes"]
    assert told[0]["taken_back_by"] == told[1]["commit"]
    assert told[1]["taken_back_by"] is None


def test_what_was_brought_in_again_stands(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git("revert", "--no-edit", git.commit("Höj driften", HIGHER))
    git("revert", "--no-edit", "HEAD")
    text = changelog(capsys, git.folder)
    assert ": 1 i sak, 0 redaktionella, 1 som togs tillbaka." in text
    assert entries(text)[0] == (
        f"{SAYS_HIGHER} och resultatet försämras till −250; ramen för Kostnader överskrids med 250 tkr.",
        "Höj driften",
    )


def test_what_takes_back_only_a_part_is_a_change_of_its_own(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    raised = git.commit("Höj driften", HIGHER)
    git.commit(f'Revert "Höj driften"\n\nThis reverts commit {raised}.', budget(drift="8 600"))
    text = changelog(capsys, git.folder)
    assert "tillbaka." not in text
    assert [named for _, named in entries(text)] == ["Höj driften", "Tar tillbaka ”Höj driften”"]


def test_a_pull_request_that_was_taken_back_on_github(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    """There it is known by its title alone."""
    git.commit("Höj driften (#12)", HIGHER)
    git.commit('Revert "Höj driften (#12)" (#13)\n\nReverts ladok/plan#12', {BUDGET: before()[BUDGET]})
    assert ": 0 i sak, 0 redaktionella, 1 som togs tillbaka." in changelog(capsys, git.folder)


def test_a_merge_that_says_nothing_goes_by_what_it_brought(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    for branch, changes in (("en", [HIGHER]), ("fler", [goal("loggar in enkelt"), goal("loggar in snabbt")])):
        git("checkout", "--quiet", "-b", branch)
        for number, files in enumerate(changes):
            git.commit(f"Ändring {number} på {branch}", files)
        git("checkout", "--quiet", "main")
        git("merge", "--quiet", "--no-ff", "--no-edit", branch)
    assert [named for _, named in entries(changelog(capsys, git.folder))] == [
        "Ändring 0 på en",
        "Grenen fler",
    ]


def test_an_octopus_is_one_change(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    for branch, files in (("ett", HIGHER), ("två", goal("loggar in enkelt"))):
        git("checkout", "--quiet", "-b", branch, "main")
        git.commit(f"På {branch}", files)
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "ett", "två", "-m", "Båda")
    ((what, named),) = entries(changelog(capsys, git.folder))
    assert what.startswith(SAYS_HIGHER)
    assert "skrivs om" in what
    assert named == "Båda"


def test_what_cannot_be_read_at_the_end_is_told(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git.commit("Höj driften", HIGHER)
    git.commit("Trasig", {BUDGET: HIGHER[BUDGET].replace("  - id: intakter", "\t- id: intakter")})
    git.commit("Mer", goal("loggar in enkelt"))
    text = changelog(capsys, git.folder, code=1)
    assert "De 2 senaste ändringarna går inte att visa" in text
    assert [named for _, named in entries(text)] == ["Höj driften"]
    assert json.loads(changelog(capsys, git.folder, "--format", "json", code=1))["unread"] == 2


def test_a_version_that_cannot_be_read_changes_no_status(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git.commit("Höj driften", HIGHER)
    git.commit("Trasig", {PLAN: b"titel: [\n"})
    git.commit("Lagad", {PLAN: before()[PLAN]})
    git.commit("Borta", dict.fromkeys(before()))
    git.commit("Tillbaka", {**before(), **HIGHER})
    text = changelog(capsys, git.folder, "--since", "Förslag")
    assert SAYS_HIGHER in text
    assert "sedan den blev förslag 2 november 2020" in text


def test_a_message_may_be_in_another_encoding(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    write(git.folder, HIGHER)
    git("add", "--all")
    words = ["git", "-c", "i18n.commitEncoding=ISO-8859-1", "commit", "--quiet", "--file=-"]
    subprocess.run(words, cwd=git.folder, env=ENVIRONMENT, input="Höj för året".encode("latin-1"), check=True)
    assert "Höj för året" in changelog(capsys, git.folder)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Höj driften", "Höj driften"),
        ("", "Utan rubrik"),
        ("\n\n  Höj driften  \n\nBrödtext", "Höj driften"),
        ("Merge pull request #7 from skribent/gren\n\nHöj driften", "Höj driften"),
        ("Merge branch 'gren' into main", "Grenen gren"),
        ("Merge remote-tracking branch 'origin/gren'", "Grenen gren"),
        ('Revert "Höj driften"', "Tar tillbaka ”Höj driften”"),
        ('Revert "Höj driften" (#8)', "Tar tillbaka ”Höj driften”"),
        ("Ord " * 50, ("Ord " * 50)[:99].rstrip() + "…"),
    ],
)
def test_the_title_is_what_the_author_called_it(message: str, told: str) -> None:
    assert title(message) == told


def test_what_is_said_of_a_change_becomes_no_markup(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git.commit("**Höj** @ladok/alla #12 <script>\x1b[31m [x](https://x.se)", HIGHER)
    line = changelog(capsys, git.folder, "--format", "markdown").splitlines()[-1]
    assert "\\*\\*Höj\\*\\*" in line
    assert "@ladok" not in line
    assert "\\<script\\>" in line
    assert "\x1b" not in line + changelog(capsys, git.folder)
