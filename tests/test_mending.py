"""`check --fix`: what is declared safe is mended, nothing else is touched, and no plan comes to say anything else."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from ladokdoc import saving
from ladokdoc.checking import Checker, Report
from ladokdoc.commands.line import run
from ladokdoc.findings import Level
from ladokdoc.loading import load
from ladokdoc.mending import Mended, Mender
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES, EDITION, TODAY, base, laid_over
from tests.test_cases import FILES as CASE_FILES
from tests.test_cases import read as read_case

ROOT = Path(__file__).parents[1]
CHECKER = Checker(TODAY, shown=None)


def whole(report: Report) -> Report:
    return report


def mended(content: Mapping[str, bytes]) -> Mended:
    files = Files(content)
    return Mender(CHECKER, lambda now: load(now, files.years()), whole).mend(files)


def findings(content: Mapping[str, bytes]) -> Report:
    files = Files(content)
    return CHECKER.check(load(files, files.years()))


def counts(report: Report) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.place.path) for finding in report.findings)


def skeleton(content: Mapping[str, bytes]) -> list[str]:
    """Every amount, id and date as the files have it: what stands after keys that are no running text."""
    texts = (data.decode() for path, data in sorted(content.items()) if path.endswith(".yaml"))
    key = re.compile(r"[ -]*(?:id|belopp|datum|[a-zåäö]+-?[0-9]{4}|högst|till):.*")
    return [line.rstrip() for text in texts for line in text.split("\n") if key.match(line)]


# Slips of a hand in running text, each where it is certain what was meant.
SLIPS = {
    r"(?<=\w)\.(?=\n)": [" .", ".", " 25% av det .", ", klart 2021–03–31.", " , ja."],
    r"(?<=[a-z])(?=dok)": ["\u00ad", "\u200b", ""],
    r"(?<=d)o(?=k)": ["\u043e", "o"],
}


def slipped(text: str, chance: random.Random) -> str:
    for pattern, slips in SLIPS.items():
        text = re.sub(pattern, lambda _, slips=slips: chance.choice(slips), text)  # type: ignore[misc]
    return text


def test_what_is_safe_is_mended_and_nothing_comes_to_say_anything_else() -> None:
    made = 0
    for folder in (ROOT, CASES / "allt", CASES / "grund"):
        content = dict(read_folder(folder).data)
        for seed in range(3):
            chance = random.Random(f"{seed} {folder.name == 'allt'}")
            prose = {path for path in content if path.endswith("ning.md") or "omraden" in path}
            harmed = {
                path: slipped(data.decode(), chance).encode() if path in prose else data
                for path, data in content.items()
            }
            result = mended(harmed)
            made += len(result.made)
            after = findings(result.files.data)
            assert [one for one in after.findings if one.fix and one.waived is None] == []
            assert counts(after) <= counts(findings(harmed))
            assert skeleton(result.files.data) == skeleton(harmed)
    assert made > 100


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_no_case_gets_worse(path: Path) -> None:
    content = laid_over(read_case(path).files)
    before = findings(content)
    result = mended(content)
    after = findings(result.files.data)
    assert counts(after) <= counts(before)
    assert [one for one in after.findings if one.fix and one.waived is None] == []
    assert bool(result.made) == any(one.fix and one.waived is None for one in before.findings)


def text_after(prose: str) -> str:
    content = laid_over({"inledning.md": prose.encode()})
    return mended(content).files.data[f"{EDITION}/inledning.md"].decode()


@pytest.mark.parametrize(
    "prose",
    [
        "Se `25%` och `ord ,` i koden.\n",
        "Se [sidan](https://exempel.se/25%) här.\n",
        "Se <https://exempel.se/2021–03–31> här.\n",
        "```\n25% och ord ,\n```\n",
        "1 . En punkt som inte är en lista.\n",
        "Klart 2021–13–45.\n",
        "Det är 25 % av allt.\n",
        "Ett  \nTvå.\n",
        "    kod \n",
        "```\nkod \n```\n",
        "Ett `kod \nkod` här.\n",
        "-\tEtt.\n",
    ],
)
def test_what_is_not_running_text_or_not_certain_stays(prose: str) -> None:
    assert text_after(prose) == prose


@pytest.mark.parametrize(
    ("prose", "after"),
    [
        ("Ett. \nTvå.\t\n", "Ett.\nTvå.\n"),
        ("Ett\tord.\n", "Ett ord.\n"),
        ("Pa\u030a o\u0308n.\n\nTva\u030a.\n", "På ön.\n\nTvå.\n"),
        ("Det blev - 6 000 tkr.\n", "Det blev -6 000 tkr.\n"),
        ("Det gäller t ex Ladok mm.\n", "Det gäller t.ex. Ladok m.m.\n"),
    ],
)
def test_what_is_certain_is_mended(prose: str, after: str) -> None:
    assert text_after(prose) == after


def test_hundreds_are_mended_at_once() -> None:
    prose = "".join(f"Andel {n} är 25% av det .\n\n" for n in range(250))
    assert text_after(prose) == "".join(f"Andel {n} är 25 % av det.\n\n" for n in range(250))


def test_the_rest_of_the_file_stays_byte_for_byte() -> None:
    before = "\ufeffRad ett  \r\n25% här\r\n\r\n\r\n    kod\t \r\n\r\nSlut"
    assert text_after(before) == before.replace("25%", "25 %")


def test_letters_in_two_parts_stay_on_the_lines_that_are_not_mended() -> None:
    """Where only another rule is mended; that of the letters has a fix of its own."""
    prose = "Pa\u030a o\u0308n.\n\nDet a\u0308r 25% av allt.\n"
    files = Files(laid_over({"inledning.md": prose.encode()}))
    narrowed = partial(Report.narrowed, level=Level.NOTE, only=("mellanslag-fore-procent",), without=())
    done = Mender(CHECKER, lambda now: load(now, files.years()), narrowed).mend(files)
    after = done.files.data[f"{EDITION}/inledning.md"].decode()
    assert after == "Pa\u030a o\u0308n.\n\nDet är 25 % av allt.\n"


def test_what_is_excused_is_left() -> None:
    plan = base()[f"{EDITION}/plan.yaml"].decode() + (
        "undantag:\n  - regel: mellanslag-fore-procent\n    gäller: inledning.md\n    text: 25%\n    skäl: Citat.\n"
    )
    content = laid_over({"plan.yaml": plan.encode(), "inledning.md": "Det är 25% av allt.\n".encode()})
    assert mended(content).files.data == content


def test_a_fix_that_would_give_another_finding_is_not_made() -> None:
    """The waiver excuses words that would no longer be there."""
    plan = base()[f"{EDITION}/plan.yaml"].decode() + (
        "undantag:\n  - regel: platshallare\n    gäller: inledning.md\n    text: TODO 25%\n    skäl: Citat.\n"
    )
    prose = "Se TODO 25% av allt.\n"
    content = laid_over({"plan.yaml": plan.encode(), "inledning.md": prose.encode()})
    assert mended(content).files.data == content
    assert "onodigt-undantag" not in {one.rule for one in findings(content).findings}


def test_keys_with_letters_of_two_signs_are_put_together() -> None:
    area = base()[f"{EDITION}/omraden/studenter.yaml"].decode()
    content = laid_over({"omraden/studenter.yaml": area.replace("mål:", "ma\u030al:").encode()})
    assert "fel-kodning" in {finding.rule for finding in findings(content).findings}
    assert mended(content).files.data[f"{EDITION}/omraden/studenter.yaml"].decode() == area


# The command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, data in laid_over({"inledning.md": "Det är 25% av allt .\n".encode()}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def test_it_tells_what_it_mended_and_what_is_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--fix", "--root", str(project)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(
        f"{EDITION}/inledning.md är rättad: 1 mellanslag-fore-procent, 1 mellanslag-fore-tecken.\n"
    )
    assert "Inga påpekanden." in said.out
    assert (project / EDITION / "inledning.md").read_text("utf-8") == "Det är 25 % av allt.\n"
    assert run(["check", "--fix", "--root", str(project)]) == 0
    assert capsys.readouterr().out.startswith("Det finns inget som går att rätta av sig självt.\n")


def test_only_what_is_asked_for_is_mended(project: Path) -> None:
    assert run(["check", "--fix", "--only", "mellanslag-fore-procent", "--root", str(project)]) == 0
    assert (project / EDITION / "inledning.md").read_text("utf-8") == "Det är 25 % av allt .\n"


def test_a_dry_run_shows_the_lines_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.*")}
    assert run(["check", "--fix", "--dry-run", "--root", str(project)]) == 1
    said = capsys.readouterr()
    assert said.out.split("\n") == [
        f"--- {EDITION}/inledning.md",
        f"+++ {EDITION}/inledning.md (rättad)",
        "@@ -1 +1 @@",
        "-Det är 25% av allt .",
        "+Det är 25 % av allt.",
        "",
    ]
    assert "skulle rättas: 1 mellanslag-fore-procent" in said.err
    assert {path: path.read_bytes() for path in project.rglob("*.*")} == before


def test_a_dry_run_alone_is_wrong_usage(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--dry-run", "--root", str(project)]) == 2
    assert "--dry-run hör till --fix." in capsys.readouterr().err


def test_for_programs_stdout_is_the_report_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--fix", "--format", "json", "--root", str(project)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("{")
    assert "är rättad" in said.err


def test_a_file_changed_meanwhile_is_not_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / EDITION / "inledning.md"
    mend = Mender.mend

    def slow(self: Mender, files: Files) -> Mended:
        path.write_text("Någon annan skrev 25% här.\n", "utf-8")
        return mend(self, files)

    monkeypatch.setattr(Mender, "mend", slow)
    assert run(["check", "--fix", "--root", str(project)]) == 1
    assert "har ändrats under tiden" in capsys.readouterr().err
    assert path.read_text("utf-8") == "Någon annan skrev 25% här.\n"


@pytest.mark.parametrize("command", [["check", "--fix"], ["fmt"]])
def test_a_link_put_in_the_place_of_a_file_is_not_written_through(
    project: Path, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the reading and the writing; one that is there from the start is not read."""
    path, elsewhere = project / EDITION / "inledning.md", project / "elsewhere.md"
    before = "Det är 25% av allt . Ja.  Två.\n"
    path.write_text(before, "utf-8")
    read = saving._look

    def swapped(root: Path, target: Path) -> None:
        target.rename(elsewhere)
        target.symlink_to(elsewhere)
        read(root, target)

    monkeypatch.setattr(saving, "_look", swapped)
    assert run([*command, "--root", str(project)]) == 1
    assert "är en länk" in capsys.readouterr().err
    assert elsewhere.read_text("utf-8") == before


def test_formatting_does_not_overwrite_what_was_changed_meanwhile(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / EDITION / "inledning.md"
    path.write_text("Ett. Två.\n", "utf-8")
    look = saving._look

    def slow(root: Path, target: Path) -> None:
        target.write_text("Någon annan. Skrev här.\n", "utf-8")
        look(root, target)

    monkeypatch.setattr(saving, "_look", slow)
    assert run(["fmt", "--root", str(project)]) == 1
    assert "har ändrats under tiden" in capsys.readouterr().err
    assert path.read_text("utf-8") == "Någon annan. Skrev här.\n"


@pytest.mark.parametrize("command", [["check", "--fix"], ["fmt"]])
def test_a_protected_file_is_told_of_and_left(
    project: Path, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / EDITION / "inledning.md"
    path.write_bytes(b"Det \xc3\xa4r 25% av allt. Ja.\r\nTv\xc3\xa5")
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
    assert run([*command, "--root", str(project)]) == 1
    assert "skyddad mot skrivning" in capsys.readouterr().err
    assert path.read_bytes() == before
