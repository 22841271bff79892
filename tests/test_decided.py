"""A plan that is tagged as decided: it is held against the tag, and the document tells what was changed since."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ladokdoc.__main__ import run
from tests.conftest import base
from tests.repositories import Git, repository, write

PLAN = "content/2021/plan.yaml"
COSTS = "content/2021/budget.yaml"
AREA = "content/2021/omraden/studenter.yaml"
DECIDED = """titel: Verksamhetsplan och budget
år: 2021
status: beslutad
beslut:
  organ: Styrelsen
  datum: 2020-11-24
  paragraf: § 7
  diarienummer: LAD 2020-17
kapitel:
  - text: inledning.md
  - rubrik: Mål
    områden:
      - studenter
  - rubrik: Budget
    tabeller:
      - kostnader
"""
CORRECTED = """rättelser:
  - datum: 2021-02-15
    skäl: Beloppet för driften var felskrivet.
"""


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A repository with a plan that was decided, and nothing since."""
    made = repository(tmp_path / "arkiv", {**base(), PLAN: DECIDED})
    made("tag", "--annotate", "--message", "Beslutad", "beslutad-2021")
    return made


def raised(git: Git) -> dict[str, str]:
    """The budget with one amount, and the total over it, a hundred higher."""
    text = (git.folder / COSTS).read_text("utf-8")
    return {COSTS: text.replace("8 600", "8 700").replace("8 500", "8 600")}


def checked(git: Git, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["check", "--root", str(git.folder)])
    return code, capsys.readouterr().out


def test_as_it_was_decided_it_is_right(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(git, capsys)[0] == 0


def test_a_change_of_form_is_no_change(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git.commit("Form", {PLAN: f"# Beslutad i november.\n{DECIDED}"})
    assert checked(git, capsys)[0] == 0


def test_a_change_of_meaning_demands_a_correction(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git.commit("Driften höjs", raised(git))
    code, said = checked(git, capsys)
    assert code == 1
    assert said.count("andrad-efter-beslut") >= 1
    assert "content/2021/plan.yaml" in said
    assert "`ladokdoc diff beslutad-2021`" in said
    git.commit("Rättelse", {PLAN: DECIDED + CORRECTED})
    assert checked(git, capsys)[0] == 0


def raised_again(git: Git) -> dict[str, str]:
    """The same, once more."""
    text = (git.folder / COSTS).read_text("utf-8")
    return {COSTS: text.replace("8 700", "8 800").replace("8 600", "8 700")}


SECOND = "  - datum: 2021-03-20\n    skäl: Beloppet var fel än en gång.\n"


def test_a_correction_does_not_account_for_what_is_changed_another_day(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected = git.commit("Rättelse", {PLAN: DECIDED + CORRECTED, **raised(git)})
    git.commit("Och mer", raised_again(git))
    code, said = checked(git, capsys)
    assert code == 1
    assert f"annat än när den senast rättades; `ladokdoc diff {corrected[:10]}` visar vad." in said
    write(git.folder, {PLAN: DECIDED + CORRECTED + SECOND})
    assert checked(git, capsys)[0] == 0, "not yet put in"
    git.commit("Rättelse till", {PLAN: DECIDED + CORRECTED + SECOND})
    assert checked(git, capsys)[0] == 0
    git.commit("Den första tas bort", {PLAN: DECIDED + "rättelser:\n" + SECOND})
    assert checked(git, capsys)[0] == 1, "a correction that has been told stays told"


def test_a_correction_accounts_for_a_merge_and_for_the_rest_of_its_day(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("checkout", "--quiet", "-b", "gren")
    git.commit("Rättelse", {PLAN: DECIDED + CORRECTED, **raised(git)})
    git.commit("Och mer", raised_again(git))
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "--no-edit", "gren")
    assert checked(git, capsys)[0] == 0
    git.day -= 1
    git.commit("Samma dag", {AREA: (git.folder / AREA).read_text("utf-8").replace("utbyggd", "helt utbyggd")})
    assert checked(git, capsys)[0] == 0


def test_what_is_as_it_was_decided_needs_no_correction(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    decided = git("rev-parse", "HEAD")
    git.commit("Rättelse", {PLAN: DECIDED + CORRECTED, **raised(git)})
    git("checkout", "--quiet", decided, "--", ".")
    git.commit("Som det var")
    assert checked(git, capsys)[0] == 0


def test_another_status_does_not_undo_the_decision(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git.commit("Utkast igen", {PLAN: DECIDED.replace("beslutad", "utkast"), **raised(git)})
    assert "andrad-efter-beslut" in checked(git, capsys)[1]


def test_what_was_written_before_the_decision_is_not_held_against_it(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("checkout", "--quiet", "--orphan", "annan")
    git.commit("En annan gren", raised(git))
    assert checked(git, capsys)[0] == 0


def test_packed_tags_and_linked_worktrees_are_seen(
    git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git.commit("Driften höjs", raised(git))
    git("pack-refs", "--all")
    assert "andrad-efter-beslut" in checked(git, capsys)[1]
    git("worktree", "add", "--quiet", str(tmp_path / "annan"))
    assert "andrad-efter-beslut" in checked(Git(tmp_path / "annan"), capsys)[1]


@pytest.mark.validator
def test_the_document_tells_what_was_changed_and_can_be_verified(git: Git) -> None:
    git.commit("Driften höjs och rättas", {PLAN: DECIDED + CORRECTED, **raised(git)})
    assert run(["build", "--root", str(git.folder)]) == 0
    page = (git.folder / "build/2021/index.html").read_text("utf-8").replace("\u00a0", " ")
    assert "Beloppet för driften var felskrivet." in page
    assert re.search(r"<li>[^<]*: från [0-9 ]+ till [0-9 ]+ tkr \(\+100\)\.</li>", page)
    (pdf,) = (git.folder / "build/2021").glob("*.pdf")
    assert run(["verify", str(pdf), "--root", str(git.folder)]) == 0


def test_the_document_calls_goals_by_their_numbers(git: Git) -> None:
    goals = (git.folder / AREA).read_text("utf-8")
    changed = {AREA: goals.replace("är utbyggd", "är helt utbyggd")}
    git.commit("Ett mål rättas", {PLAN: DECIDED + CORRECTED, **changed})
    assert run(["build", "--root", str(git.folder)]) == 0
    page = (git.folder / "build/2021/index.html").read_text("utf-8").replace("\u00a0", " ")
    (told,) = re.findall(r'<ul class="andringar">\s*<li>(.*?)</li>\s*</ul>', page)
    was, now = "Självservicen är utbyggd.", "Självservicen är helt utbyggd."
    assert told == f"Mål 1.1 (Stöd till studenter): ”{was}” ändrades till ”{now}”"


def test_the_document_calls_texts_by_their_headings_and_not_by_their_files(git: Git) -> None:
    texts = "content/2021/inledning.md", "content/2021/slut.md"
    plan = DECIDED + "  - text: slut.md\n"
    git.commit("Mer text", {PLAN: plan, texts[1]: "Här är slutet.\n"})
    git("tag", "--force", "--annotate", "--message", "Omtag", "beslutad-2021")
    more = {name: (git.folder / name).read_text("utf-8") + "\nEtt stycke till.\n" for name in texts}
    git.commit("Rättas", {PLAN: plan + CORRECTED, **more})
    assert run(["build", "--root", str(git.folder)]) == 0
    page = (git.folder / "build/2021/index.html").read_text("utf-8").replace("\u00a0", " ")
    told = re.findall(r"<li>(Texten i .*?)</li>", page)
    assert [sentence.partition(":")[0] for sentence in told] == ["Texten i inledningen", "Texten i ”Budget”"]
    assert told[1].endswith("ändrades till ”Här är slutet. Ett stycke till.”")
    assert not {"¶", ".md"} & set(re.findall(r"¶|\.md", " ".join(told)))


@pytest.mark.validator
def test_each_amount_has_its_own_unit(git: Git) -> None:
    budget = (git.folder / COSTS).read_text("utf-8")
    other = "  - id: andra\n    rubrik: Andra\n    enhet: mnkr\n    slag: kostnad\n    poster:\n" + (
        "      - id: annat\n        namn: Annat\n        belopp: 3\n"
        "    summa:\n      namn: Allt annat\n      belopp: 3\n"
    )
    git.commit("Två enheter", {COSTS: budget + other, PLAN: DECIDED + "      - andra\n"})
    git("tag", "--force", "--annotate", "--message", "Omtag", "beslutad-2021")
    raised_too = raised(git)[COSTS].replace("belopp: 3\n", "belopp: 4\n")
    git.commit("Höjt", {COSTS: raised_too, PLAN: DECIDED + "      - andra\n" + CORRECTED})
    assert run(["build", "--root", str(git.folder)]) == 0
    page = (git.folder / "build/2021/index.html").read_text("utf-8").replace("\u00a0", " ")
    assert "<li>Drift: från 8 500 till 8 600 tkr (+100).</li>" in page
    assert "<li>Annat: från 3 till 4 mnkr (+1).</li>" in page


def test_an_amount_that_is_new_or_gone_has_nothing_to_be_told_from(git: Git) -> None:
    budget = (git.folder / COSTS).read_text("utf-8")
    lines = budget[budget.index("      - id: drift") : budget.index("    summa:")]
    merged = (
        "      - id: allt\n        namn: Allt\n        ersätter: [drift, styrelse]\n        belopp: 8 600\n"
    )
    united = budget.replace(lines, merged)
    git.commit("Ihop", {COSTS: united, PLAN: DECIDED + CORRECTED})
    assert run(["build", "--root", str(git.folder)]) == 0
    page = (git.folder / "build/2021/index.html").read_text("utf-8").replace("\u00a0", " ")
    assert "<li>Allt: 8 600 tkr tillkommer.</li>" in page
    assert "<li>Styrelse: 100 tkr utgår.</li>" in page


@pytest.mark.validator
def test_a_document_from_before_the_decision_is_verified_as_it_was(tmp_path: Path) -> None:
    git = repository(tmp_path / "arkiv")
    assert run(["build", "--root", str(git.folder)]) == 0
    (pdf,) = (git.folder / "build/2021").glob("*.pdf")
    pdf.rename(tmp_path / "forslag.pdf")
    git.commit("Beslutad", {PLAN: DECIDED, **raised(git)})
    git("tag", "beslutad-2021")
    assert run(["verify", str(tmp_path / "forslag.pdf"), "--root", str(git.folder)]) == 0
