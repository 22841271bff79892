"""A published PDF held against git: what was published as it was made agrees, and nothing else does."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from ladokdoc.__main__ import run
from ladokdoc.verifying import Unreadable, read
from tests.conftest import CASES
from tests.repositories import Git, repository, write

pytestmark = pytest.mark.validator

PAGE = "content/2021/inledning.md"


class Published:
    """A repository with a plan, and its PDF with data in it, built in a clean work tree."""

    def __init__(self, folder: Path) -> None:
        files = {path.relative_to(CASES / "allt").as_posix(): path.read_bytes() for path in _files()}
        self.git: Git = repository(folder / "arkiv", files)
        self.root = self.git.folder
        assert run(["build", "--bilagor", "--root", str(self.root), "2021"]) == 0
        (built,) = (self.root / "build/2021").glob("*.pdf")
        self.pdf = folder / "plan.pdf"
        shutil.move(built, self.pdf)
        shutil.rmtree(self.root / "build")


def _files() -> list[Path]:
    return [path for path in (CASES / "allt").rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return Published(tmp_path_factory.mktemp("utgiven"))


def verified(root: Path, pdf: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code, and what is said."""
    capsys.readouterr()
    code = run(["verify", str(pdf), "--root", str(root)])
    said = capsys.readouterr()
    return code, said.out + said.err


def changed(published: Published, folder: Path, *, engine: str = "", tamper: bool = False) -> Path:
    """The PDF, written anew with another engine in its metadata, or with other data in a file in it."""
    with pikepdf.open(published.pdf) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        if engine:
            pdf.Root.Metadata.write(re.sub(rb"WeasyPrint [0-9.]+", engine.encode(), metadata))
        if tamper:
            name = next(name for name in pdf.attachments if name.endswith("kostnader.csv"))
            data = pdf.attachments[name].get_file().read_bytes()
            old = pdf.attachments[name].obj.EF.F
            old.write(data.replace(b"8500", b"8600"))
        pdf.save(folder / "ny.pdf")
    return folder / "ny.pdf"


def test_it_agrees_byte_for_byte(published: Published, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = verified(published.root, published.pdf, capsys)
    assert code == 0
    assert said.count("stämmer.") == 8
    assert said.endswith("Filen stämmer med git, byte för byte.\n")
    assert not (published.root / "build").exists()


def test_later_versions_do_not_matter(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(published.root, tmp_path / "arkiv")
    later = Git(tmp_path / "arkiv")
    later.commit("Senare", {PAGE: "Något annat.\n"})
    write(later.folder, {PAGE: "Och inte sparat.\n"})
    assert verified(later.folder, published.pdf, capsys)[0] == 0


@pytest.mark.parametrize("share", [0.02, 0.5, 0.999])
def test_one_changed_byte_is_found(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str], share: float
) -> None:
    data = bytearray(published.pdf.read_bytes())
    data[int(len(data) * share)] ^= 1
    (tmp_path / "ny.pdf").write_bytes(data)
    code, said = verified(published.root, tmp_path / "ny.pdf", capsys)
    assert code in (1, 2)
    assert "Filen stämmer med git" not in said
    assert "Filen säger detsamma" not in said


def test_under_other_versions_it_is_held_by_what_it_says(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = verified(published.root, changed(published, tmp_path, engine="WeasyPrint 71.3"), capsys)
    assert code == 0
    assert "Filen byte för byte jämfördes inte. Filen gjordes med WeasyPrint 71.3" in said
    assert said.count("stämmer.") == 7
    assert "WeasyPrint 71.3; här finns WeasyPrint 7" in said
    assert "pydyf" not in said, "what both have is no difference"
    assert "Filen säger detsamma som git." in said


def test_a_date_that_is_not_of_the_version_is_told(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made with SOURCE_DATE_EPOCH, and held against git without it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    shutil.copytree(published.root, tmp_path / "arkiv")
    assert run(["build", "--root", str(tmp_path / "arkiv"), "2021"]) == 0
    (built,) = (tmp_path / "arkiv/build/2021").glob("*.pdf")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    code, said = verified(published.root, built, capsys)
    assert code == 0
    assert "Filen säger 2023-11-14 22:13:20 (UTC), och versionen är från 2020-11-02 11:00:00." in said
    assert said.endswith("Filen stämmer med git, byte för byte, så när som på datumet.\n")
    with pikepdf.open(built) as pdf:
        pdf.docinfo.CreationDate = pikepdf.String("D:20201102110000Z")
        pdf.save(tmp_path / "ny.pdf")
    code, said = verified(published.root, tmp_path / "ny.pdf", capsys)
    assert code == 1
    assert "Datumet stämmer inte. Filen säger olika datum på olika ställen." in said


def test_other_data_is_found_under_other_versions(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = changed(published, tmp_path, engine="WeasyPrint 71.3", tamper=True)
    code, said = verified(published.root, other, capsys)
    assert code == 1
    assert "Data stämmer inte. Det gäller kostnader.csv." in said


def test_another_plan_under_the_name_of_a_version_is_found(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made of a changed work tree, and then made to name the clean version."""
    shutil.copytree(published.root, tmp_path / "arkiv")
    budget = tmp_path / "arkiv/content/2021/omraden/studenter.yaml"
    budget.write_text(budget.read_text("utf-8").replace("utbyggd", "nedlagd"), "utf-8")
    assert run(["build", "--root", str(tmp_path / "arkiv"), "2021"]) == 0
    (built,) = (tmp_path / "arkiv/build/2021").glob("*.pdf")
    code, said = verified(published.root, built, capsys)
    assert code == 1
    assert "ändringar som inte var sparade i git" in said
    with pikepdf.open(built) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        assert b">False<" in metadata
        pdf.Root.Metadata.write(
            metadata.replace(b">False<", b">True<").replace(b"WeasyPrint 7", b"WeasyPrint 8")
        )
        pdf.save(tmp_path / "ny.pdf")
    code, said = verified(published.root, tmp_path / "ny.pdf", capsys)
    assert code == 1
    assert "Innebörden stämmer inte." in said
    assert "står ”nedlagd.” i filen och ”utbyggd.” i git" in said


def test_what_cannot_be_verified_is_told(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.pdf").write_text("Hej")
    (tmp_path / "halv.pdf").write_bytes(published.pdf.read_bytes()[:20_000])
    for name in ("text.pdf", "halv.pdf"):
        code, said = verified(published.root, tmp_path / name, capsys)
        unreadable = (
            f"{tmp_path / name}: Filen går inte att läsa som PDF. Verifiera den fil som publicerades."
        )
        assert (code, said) == (2, f"{unreadable}\n")
    code, said = verified(published.root, tmp_path / "saknas.pdf", capsys)
    assert (code, said) == (2, f"{tmp_path / 'saknas.pdf'} finns inte. Ange den PDF som publicerades.\n")
    pikepdf.new().save(tmp_path / "tom.pdf")
    code, said = verified(published.root, tmp_path / "tom.pdf", capsys)
    assert code == 1
    assert "säger inte vilken plan" in said
    stranger = repository(tmp_path / "annat")
    code, said = verified(stranger.folder, published.pdf, capsys)
    assert code == 2
    assert "git fetch" in said


def test_who_has_only_the_pdf_is_told_what_else_it_takes(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = verified(tmp_path, published.pdf, capsys)
    assert code == 2
    assert "Hämta planens arkiv med `git clone`" in said
    stranger = repository(tmp_path / "annat", {"content/2021/plan.yaml": b"titel: En annan plan\n"})
    code, said = verified(stranger.folder, published.pdf, capsys)
    assert code == 2
    assert "eller gå till arkivet där den finns" in said


def test_outside_git_there_is_nothing_to_hold_it_against(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CASES / "grund/content", tmp_path / "content")
    assert run(["build", "--root", str(tmp_path)]) == 0
    (built,) = (tmp_path / "build/2021").glob("*.pdf")
    code, said = verified(tmp_path, built, capsys)
    assert code == 1
    assert "utanför git" in said


def test_an_encrypted_file_is_told(published: Published) -> None:
    out = io.BytesIO()
    with pikepdf.open(published.pdf) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Unreadable, match="krypterad"):
        read(out.getvalue())


def test_words_are_read_in_the_order_of_the_tags(published: Published) -> None:
    """Word by word as the page has them; the numbers of pages and running headers are not among them."""
    words = read(published.pdf.read_bytes()).words
    assert "verksamheten" in words
    assert " ".join(words).count("Exempelkonsortiet") < 10
