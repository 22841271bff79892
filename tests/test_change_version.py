"""`ladokdoc diff --format html` and `--format pdf`, in a real repository."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ladokdoc.__main__ import run
from ladokdoc.sources import read_folder
from tests import tagtree, verapdf
from tests.conftest import CASES
from tests.dokument.building import Built
from tests.dokument.checks import CHECKS, browse
from tests.repositories import Git, repository, write

FOLDER = CASES / "allt"
AREA = "content/2021/omraden/studenter.yaml"
BUDGET = "content/2021/budget.yaml"


@pytest.fixture
def git(tmp_path: Path) -> Git:
    files = {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*") if p.is_file()}
    made = repository(tmp_path / "arkiv", files)
    area = (made.folder / AREA).read_text("utf-8").replace("är utbyggd", "är helt utbyggd")
    budget = (
        (made.folder / BUDGET).read_text("utf-8").replace("namn: Utveckling Ladok\n", "namn: Nytt namn\n")
    )
    budget = budget.replace("belopp: 8 500", "belopp: 8 600").replace("belopp: 9 950", "belopp: 10 050")
    write(made.folder, {AREA: area, BUDGET: budget})
    return made


def written(git: Git, form: str, capfdbinary: pytest.CaptureFixture[bytes], *years: str) -> bytes:
    capfdbinary.readouterr()
    assert run(["diff", *years, "--format", form, "--root", str(git.folder)]) == 0, (
        capfdbinary.readouterr().err.decode()
    )
    return capfdbinary.readouterr().out


def test_the_document_marks_what_has_changed_and_says_where(
    git: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    html = written(git, "html", capfdbinary).decode().replace("&#160;", "\u00a0")
    assert html.count(' class="i-stallet"') > 3
    html = html.replace(' class="i-stallet"', "")
    assert "<ins>helt </ins>utbyggd" in html
    assert '<del>8\u00a0500</del><ins>8\u00a0600</ins> <span class="anm skillnad">(+100)</span>' in html
    assert "<del>Utveckling Ladok</del><ins>Nytt namn</ins>" in html
    assert re.search(r'<span class="anm kalla">budget\.yaml:\d+</span>', html)
    assert html.index("Drift Ladok höjs") < html.index('id="huvud_innehall"')
    assert html.count("<h1") == 1


@pytest.mark.validator
def test_two_years_with_other_titles_have_one_title(
    git: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    html = written(git, "html", capfdbinary, "2020", "2021").decode()
    (title,) = re.findall("<h1.*?</h1>", html)
    assert re.findall("<(ins|del).*?>([^<]*?) ?<", title)[:2] == [
        ("del", "Verksamhetsplan och budget"),
        ("ins", "Allt på en gång"),
    ]
    assert written(git, "pdf", capfdbinary, "2020", "2021").startswith(b"%PDF")


def test_the_first_page_gives_its_amounts_the_room_they_need(
    git: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    html = written(git, "html", capfdbinary).decode()
    first = html[html.index('class="kapitel med-rubrik andringsblad"') : html.index('id="huvud_innehall"')]
    assert re.search(
        r'<table class="belopp kolumner-4" style="--tecken: 8; --bredd: [0-9.]+; --skala: 1', first
    )
    assert "<td>+100</td>" in first


def test_a_plan_that_is_new_is_all_put_in(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    git = repository(tmp_path / "arkiv", {"LÄS.md": "Inget än.\n"})
    write(git.folder, {p.relative_to(CASES / "grund").as_posix(): p.read_bytes()
                       for p in (CASES / "grund").rglob("*") if p.is_file()})  # fmt: skip
    html = written(git, "html", capfdbinary).decode()
    assert "<del>" not in html[html.index('id="huvud_innehall"') :]
    assert "<ins>Styrelse</ins>" in html


def test_what_cannot_be_compared_is_told_and_nothing_is_written(
    git: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(git.folder, {BUDGET: 'enhet: "tkr\n'})
    assert run(["diff", "--format", "html", "--root", str(git.folder)]) == 1
    said = capfdbinary.readouterr()
    assert said.out == b""
    assert "budget.yaml" in said.err.decode()


@pytest.fixture
def two_years(tmp_path: Path) -> Git:
    """A repository with the plan of 2021 and that of the year after, with the year before in a column."""
    files = dict(read_folder(Path(__file__).parents[1]).data)
    made = {
        path.replace("/2021/", "/2022/"): text.decode() for path, text in files.items() if "/2021/" in path
    }
    for path, old, new in (
        ("plan.yaml", "år: 2021", "år: 2022"),
        ("plan.yaml", "      - studenter\n      - larare\n", "      - larare\n      - studenter\n"),
        ("budget.yaml", "tabeller:", "kolumner:\n  - budget-2021\ntabeller:"),
        ("budget.yaml", "belopp: 8 500", "belopp: 9 500"),
        ("omraden/integration.yaml", "Ladok", "Nya Ladok"),
    ):
        assert old in made[f"content/2022/{path}"]
        made[f"content/2022/{path}"] = made[f"content/2022/{path}"].replace(old, new, 1)
    return repository(tmp_path / "tva", {**files, **{path: text.encode() for path, text in made.items()}})


ROW = """  - id: bevarandesystem
    behov: |
      Lärosätena önskar få stöd för integration från Ladok till bevarandesystem.
    mål: |
      Arbetet med ett stöd för integration från Ladok till bevarandesystem via LIS-adaptern har påbörjats.
"""
STYRELSE = "      - id: styrelse\n        namn: Styrelse\n        belopp: 100\n"
NEXT = "      - id: administration\n        namn: Administration\n        belopp: 150\n"
NOTE = "        fotnot: Adaptern avvecklas när alla lärosäten har gått över.\n"
NEW_AREA = """rubrik: Arkivering och gallring
rader:
  - id: e-arkiv
    behov: |
      Resultat och beslut kan inte lämnas över till lärosätenas e-arkiv.
    mål: |
      En standardiserad leverans till e-arkiv finns vid årets slut.
"""
# What a pull request may hold: each file with what stood there and what stands there instead.
PULL = (
    ("plan.yaml", "      - studenter\n", ""),
    ("plan.yaml", "      - anvandbarhet\n", "      - anvandbarhet\n      - studenter\n      - arkiv\n"),
    ("plan.yaml", "datum: 2020-11-24", "datum: 2020-12-01"),
    ("omraden/studenter.yaml", "Från halvårsskiftet 2021", "Från den 1 oktober 2021"),
    ("omraden/integration.yaml", ROW, ""),
    ("inledning.md", "en utsedd grupp", "en grupp"),
    ("inledning.md", "\nUtformningen", "\nEtt stycke till.\n\nUtformningen"),
    ("budget.yaml", STYRELSE + NEXT, NEXT + STYRELSE),
    (
        "budget.yaml",
        "namn: Drift LIS-adapter\n        belopp: 350\n",
        f"namn: Drift LIS-adapter\n        belopp: 350\n{NOTE}",
    ),
    ("budget.yaml", "belopp: 13 000", "belopp: 12 500"),
    ("budget.yaml", "belopp: 6 000", "belopp: 6 500"),
)


@pytest.fixture
def pull(tmp_path: Path) -> Git:
    """A repository with the plan of 2021, and in its folder what a pull request may do to it."""
    files = dict(read_folder(Path(__file__).parents[1]).data)
    made = repository(tmp_path / "pull", files)
    texts = {path: text.decode() for path, text in files.items()}
    for name, old, new in PULL:
        path = f"content/2021/{name}"
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new, 1)
    texts["content/2021/omraden/arkiv.yaml"] = NEW_AREA + ROW.replace("har påbörjats", "är färdigt")
    write(made.folder, texts)
    return made


def test_what_has_moved_stands_once_and_says_from_where(
    pull: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    html = written(pull, "html", capfdbinary).decode()
    for told in (
        '<a href="#omrade-studenter">flyttas, står nu efter Förbättrad användbarhet</a>',
        "Flyttas, stod efter Grundläggande förvaltning",
        '<a href="#bevarandesystem">flyttas till Arkivering och gallring</a>',
        "Flyttas hit från Förbättrade möjligheter att integrera med Ladok",
        'Styrelse: <a href="#styrelse">flyttas, står nu efter Administration</a>',
    ):
        assert html.count(told) == 1, told
    assert html.count("används det nya studentgränssnittet") == 2  # on the first page, and where it stands
    assert '<del>har påbörjats</del><ins class="i-stallet">är färdigt</ins>' in html


def test_the_first_page_shows_the_words_that_differ(
    pull: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    html = written(pull, "html", capfdbinary).decode().replace("&#160;", " ")
    first = html[html.index('class="kapitel med-rubrik andringsblad"') : html.index('id="huvud_innehall"')]
    assert "se texten" not in first
    assert "Från <del>halvårsskiftet</del> <ins>den 1 oktober</ins> 2021 används" in first
    assert "en <del>utsedd</del> grupp" in first


def test_every_note_names_the_line_of_what_has_changed(
    pull: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    html = written(pull, "html", capfdbinary).decode()
    said = {}
    for note in re.findall(r'<span class="anm kalla">([^<]*)</span>', html):
        path, _, line = note.partition(":")
        said[note] = (
            (pull.folder / "content/2021" / path).read_text("utf-8").splitlines()[int(line) - 1].strip()
        )
    assert sorted(said.values()) == sorted(
        [
            "datum: 2020-12-01",
            "Ett stycke till.",
            "Utformningen av verksamhetsplanen stöder sig på Ladoks strategi, verksamhetsplanen för föregående år, "
            "supportärenden och lärosätenas önskemål.",
            "Från den 1 oktober 2021 används det nya studentgränssnittet, som är tillgänglighetsanpassat.",
            "rubrik: Arkivering och gallring",
            "Arbetet med ett stöd för integration från Ladok till bevarandesystem via LIS-adaptern är färdigt.",
            "belopp: 12 500",
            "belopp: 6 500",
            NOTE.strip(),
        ]
    )


@pytest.mark.validator
def test_a_pull_request_is_valid_and_can_be_read_in_every_way(
    pull: Git, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    document = Built("pull", tmp_path)
    document.page.parent.mkdir(parents=True)
    document.page.write_bytes(written(pull, "html", capfdbinary))
    told = {name: CHECKS[name](document) for name in ("Nu", "html-validate")} | browse(document.page)
    assert {name: said for name, said in told.items() if said} == {}
    path = tmp_path / "andringar.pdf"
    path.write_bytes(written(pull, "pdf", capfdbinary))
    verdict = verapdf.check(path, "ua1")
    assert verdict.passed, verdict.failures


@pytest.mark.validator
def test_the_page_of_two_years_is_valid_and_can_be_read_in_every_way(
    two_years: Git, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    document = Built("två år", tmp_path)
    document.page.parent.mkdir(parents=True)
    document.page.write_bytes(written(two_years, "html", capfdbinary, "2021", "2022"))
    assert b">2022</ins>" in document.page.read_bytes()
    told = {name: CHECKS[name](document) for name in ("Nu", "html-validate")} | browse(document.page)
    assert {name: said for name, said in told.items() if said} == {}


@pytest.mark.validator
@pytest.mark.parametrize("years", [("2020", "2021"), ("2021", "2020")])
def test_a_year_with_more_columns_than_the_other_can_be_read_on_a_telephone(
    git: Git, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], years: tuple[str, str]
) -> None:
    page = tmp_path / "andringar.html"
    page.write_bytes(written(git, "html", capfdbinary, *years))
    assert browse(page, ("320 px wide", "wide screen")) == {"320 px wide": [], "wide screen": []}


@pytest.mark.validator
def test_vera_pdf_passes_two_years(
    two_years: Git, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "andringar.pdf"
    path.write_bytes(written(two_years, "pdf", capfdbinary, "2021", "2022"))
    verdict = verapdf.check(path, "ua1")
    assert verdict.passed, verdict.failures


@pytest.mark.validator
def test_vera_pdf_passes_the_change_version(
    git: Git, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "andringar.pdf"
    path.write_bytes(written(git, "pdf", capfdbinary))
    for flavour in ("ua1", "2a"):
        verdict = verapdf.check(path, flavour)
        assert verdict.passed, verdict.failures


@pytest.mark.validator
def test_who_listens_hears_what_was_put_in_and_taken_away(
    git: Git, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    import pikepdf

    path = tmp_path / "andringar.pdf"
    path.write_bytes(written(git, "pdf", capfdbinary))
    with pikepdf.open(path) as pdf:
        spoken = {
            str(part.E) for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and "/E" in part
        }
    assert "tillagt: helt" in spoken
    assert "borttaget: 8\u00a0500" in spoken


@pytest.mark.validator
def test_who_listens_hears_what_has_moved_and_finds_the_way_to_it(
    pull: Git, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    tags = list(tagtree.Read(written(pull, "pdf", capfdbinary)).root.walk())
    heard = {(tag.kind, tagtree.said(tag)) for tag in tags}
    assert ("Link", tagtree.letters("flyttas till Arkivering och gallring")) in heard
    assert any(
        kind == "H3" and said.endswith("Flyttas,stodefterGrundläggandeförvaltning") for kind, said in heard
    )
    assert any(
        kind == "TH" and said == "StyrelseFlyttas,stodefterKonsortieövergripande" for kind, said in heard
    )
