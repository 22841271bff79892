"""Every rule is what its manual says: its failing example fails, its passing one passes, and it reads well."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ladokdoc import sources
from ladokdoc.checking import Report
from ladokdoc.findings import Level
from ladokdoc.reports.manual import manual, page
from ladokdoc.rules import Rule, registry
from tests.conftest import EDITION, base, laid_over, report
from tests.examples import examples

RULES = list(registry().values())
HOUSE = Path(__file__).parents[1] / "ladokdoc"
RULES_PAGE = HOUSE / "rules/README.md"
HEADINGS = ["Kräver", "Varför", "Fel", "Rätt"]
FORBIDDEN = re.compile(r"\b(ogiltig|otillåt|du har glömt|slug|mapping|pars(e|a|ning))", re.IGNORECASE)

# Errors of other rules that a failing example cannot be without.
ALSO: dict[str, dict[str, str]] = {}
# What cannot be shown by the text of a file, and how it is tested instead.
NO_EXAMPLE = {
    "olasbar-fil": "a link, a pipe or a file that may not be read has no text; see the tests below",
}
# What fails only beside something that no file says, and how it is tested instead.
NEEDS_MORE = {"andrad-efter-beslut": "a tag in git; see test_decided"}
# Findings made elsewhere than under the name of a rule in the code: by the runner, from all the others.
MADE_BY_RUNNER = {"onodigt-undantag"}


def names(rules: list[Rule]) -> list[str]:
    return [rule.name for rule in rules]


def checked(rule: Rule, heading: str) -> Report:
    """The right example has the files of the wrong one too, but for those that it shows anew."""
    parts = [*(examples(rule, "Fel") if heading == "Rätt" else ()), *examples(rule, heading)]
    shown: dict[str, bytes | None] = {part.name: part.text.encode(part.encoding) for part in parts}
    return report(laid_over(shown), advice=rule.advice)


SHOWN = [rule for rule in RULES if rule.name not in NO_EXAMPLE]


def test_the_small_edition_has_no_fault() -> None:
    assert report(base()).findings == ()


FAILING = [rule for rule in SHOWN if rule.name not in NEEDS_MORE]


@pytest.mark.parametrize("rule", FAILING, ids=names(FAILING))
def test_the_failing_example_fails_by_its_own_rule_alone(rule: Rule) -> None:
    findings = checked(rule, "Fel").findings
    assert rule.name in {finding.rule for finding in findings if finding.waived is None}
    errors = {finding.rule for finding in findings if finding.level is Level.ERROR}
    assert errors - {rule.name} == set(ALSO.get(rule.name, ()))


@pytest.mark.parametrize("rule", SHOWN, ids=names(SHOWN))
def test_the_passing_example_passes(rule: Rule) -> None:
    findings = checked(rule, "Rätt").findings
    assert rule.name not in {finding.rule for finding in findings}
    assert not [finding for finding in findings if finding.level is Level.ERROR]


@pytest.mark.parametrize("rule", RULES, ids=names(RULES))
def test_a_manual_has_all_its_parts(rule: Rule) -> None:
    assert re.findall(r"^## (.*)$", re.sub(r"(?ms)^```.*?^```$", "", rule.manual), re.MULTILINE) == HEADINGS
    for heading in ("Fel", "Rätt"):
        assert bool(examples(rule, heading)) == (rule.name not in NO_EXAMPLE)


@pytest.mark.parametrize("rule", RULES, ids=names(RULES))
def test_a_manual_reads_well(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 100
    assert not FORBIDDEN.search(rule.manual)
    outside = re.sub(r"(?ms)^```.*?^```$", "", rule.manual)
    assert all(len(line) <= 120 for line in outside.split("\n"))
    assert all(line.isprintable() for line in outside.split("\n"))
    assert list(manual(rule, lambda text, _: text))


def test_the_page_of_all_rules_is_what_the_rules_say(golden: bool) -> None:
    """Run `make golden` to have it written anew."""
    made = "\n".join(page(RULES)) + "\n"
    if golden:
        RULES_PAGE.write_bytes(made.encode("utf-8"))
    assert RULES_PAGE.read_bytes().decode("utf-8") == made, "run `make golden`, which writes it anew"
    outside = re.sub(r"(?ms)^````.*?^````$", "", made)
    by_weight = sorted(RULES, key=lambda rule: list(Level).index(rule.level))
    assert re.findall(r"^### (.*)$", outside, re.MULTILINE) == names(by_weight)
    assert re.findall(r"^\| \[`(.*?)`\]", outside, re.MULTILINE) == names(by_weight)
    assert all(line.isprintable() for line in made.replace("\t", " ").split("\n"))


@pytest.mark.parametrize("rule", RULES, ids=names(RULES))
def test_a_name_can_be_typed_anywhere(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    folder = HOUSE / "rules" if rule.check else HOUSE / "rules" / "told"
    assert (folder / f"{rule.name.replace('-', '_')}.py").is_file()


def test_form_never_stops_a_build() -> None:
    mild = {rule.name for rule in RULES if rule.check is None and rule.level is not Level.ERROR}
    assert mild == {"ej-nfc", "kommentar-i-text", "oavsiktlig-form", "rubriksteg"}


def words_of(path: Path) -> Iterator[str]:
    """Every string in a module that may be the name of a rule."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def told_in(path: Path) -> Iterator[str]:
    """The rules under whose names a module tells: what is given as `rule`, or first to something that tells."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
            first = node.args[:1] if called in {"tell", "_tell", "_stop", "tell_line", "finding"} else []
            for value in (*given, *first):
                choices = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
                yield from (
                    str(part.value) for part in choices if isinstance(part, ast.Constant) and part.value
                )


def modules() -> list[Path]:
    return [path for path in HOUSE.rglob("*.py") if "rules" not in path.parts]


def test_every_rule_that_is_told_has_a_file() -> None:
    told = {name for path in modules() for name in told_in(path) if re.fullmatch(r"[a-z]+(-[a-z]+)*", name)}
    assert len(told) > 30
    assert told <= registry().keys()


def test_every_rule_without_a_check_is_told_somewhere() -> None:
    used = {word for path in modules() for word in words_of(path)}
    told_when_read = {rule.name for rule in RULES if rule.check is None} - MADE_BY_RUNNER
    assert told_when_read <= used


def unreadable(root: Path) -> Report:
    files = sources.read_folder(root)
    return report(files.data, files.refused)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small edition in a folder of its own."""
    for path, data in base().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def only(found: Report, path: str) -> str:
    """The message of the one finding, which is about a file that was not read."""
    (finding,) = found.findings
    assert (finding.rule, finding.level) == ("olasbar-fil", Level.ERROR)
    assert (finding.place.path, finding.place.line, finding.place.column) == (path, 1, 1)
    assert finding.hint.endswith(".")
    assert path in found.unread
    return finding.message


def test_a_link_is_not_followed(project: Path) -> None:
    prose = project / EDITION / "inledning.md"
    prose.rename(project / "inledning.md")
    prose.symlink_to(project / "inledning.md")
    assert "länk" in only(unreadable(project), f"{EDITION}/inledning.md")


def test_a_linked_folder_is_not_followed(project: Path) -> None:
    areas = project / EDITION / "omraden"
    areas.rename(project / "omraden")
    areas.symlink_to(project / "omraden", target_is_directory=True)
    messages = {finding.place.path: finding.rule for finding in unreadable(project).findings}
    assert messages[f"{EDITION}/omraden"] == "olasbar-fil"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    (project / EDITION / "inledning.md").unlink()
    os.mkfifo(project / EDITION / "inledning.md")
    assert "vanlig fil" in only(unreadable(project), f"{EDITION}/inledning.md")


def test_a_file_that_may_not_be_read_is_told_of(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prose = project / EDITION / "inledning.md"
    prose.chmod(0)
    if os.access(prose, os.R_OK):  # root may read anything
        deny(monkeypatch, prose)
    assert "den är skyddad" in only(unreadable(project), f"{EDITION}/inledning.md")


def deny(monkeypatch: pytest.MonkeyPatch, denied: Path) -> None:
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == denied:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def test_the_manual_knows_how_large_a_file_may_be() -> None:
    text = registry()["olasbar-fil"].manual
    sizes = [size // 1_000_000 for size in (sources.files.MAX_BYTES, sources.files.MAX_TOTAL)]
    assert f"högst {sizes[0]} MB var och {sizes[1]} MB tillsammans" in text
