"""What formatting leaves as it was: the plan, its findings and its document, however badly the content was written."""

from __future__ import annotations

import random
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from ladokdoc.changes import Snapshot, compare, same_years
from ladokdoc.commands.line import run
from ladokdoc.expressions import values
from ladokdoc.formatting import format_file
from ladokdoc.formatting.files import parts
from ladokdoc.loading import Project, load
from ladokdoc.meaning import meaning as fingerprint
from ladokdoc.model import Edition
from ladokdoc.pages import Beside, Templates, page
from ladokdoc.places import Text
from ladokdoc.records import Record
from ladokdoc.reports.change_sentence import sentence
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES, laid_over, report
from tests.damage import DAMAGES, FIRST, LAST
from tests.disorder import annotated, shuffled
from tests.test_cases import FILES as CASE_FILES
from tests.test_cases import read as read_case
from tests.test_nodes import mutated

ROOT = Path(__file__).parents[1]
FORM = {"mellanslag-sist", "ej-nfc", "tabb"}
PLANS = {"2021": ROOT, "allt": CASES / "allt", "grund": CASES / "grund"}


def formatted(content: Mapping[str, bytes]) -> tuple[dict[str, bytes], set[str]]:
    """The content in its one form, and the files that were left alone."""
    done = dict(content)
    left = set()
    for part in parts(Files(content)):
        result = format_file(part.path, content[part.path], part.shape)
        done[part.path] = result.data
        left |= {part.path} if result.left else set()
        assert result.left is None or result.data == content[part.path]
    return done, left


def damaged(content: Mapping[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """The content written badly, in the same ways in all files."""
    start, _ = formatted(content)
    names = [*chance.sample(FIRST, 3), *chance.sample(LAST, 2)]
    harmed = dict(start)
    for part in parts(Files(start)):
        if part.shape:
            text = shuffled(annotated(start[part.path].decode(), chance), chance)
            for name in sorted(names, key=[*FIRST, *LAST].index):
                text = DAMAGES[name](text, chance)
            harmed[part.path] = text.encode()
    return harmed


def nfc(data: bytes) -> bytes:
    return unicodedata.normalize("NFC", data.decode()).encode()


def loaded(content: Mapping[str, bytes]) -> Project:
    files = Files(content)
    return load(files, files.years())


def meaning(part: object) -> object:
    """A record with all that it holds, its texts as one line each; places mean nothing."""
    if isinstance(part, Text):
        return " ".join(part.value.split())
    if isinstance(part, tuple):
        return [meaning(one) for one in part]
    if isinstance(part, Mapping):
        return {key: meaning(one) for key, one in part.items()}
    if isinstance(part, Record):
        return type(part), [meaning(getattr(part, name)) for name in part.COMPARED]
    return part


def document(project: Project, edition: Edition, root: Path) -> str:
    """The HTML of the document; a line that ends in a paragraph is as a blank."""
    html = page(edition, values(edition, project.earlier), Templates(root), Beside(project.glossary)).html
    return re.sub(r"[ \n]+", " ", html)


@pytest.mark.parametrize("name", PLANS)
def test_the_plan_and_its_document_are_the_same(name: str) -> None:
    content = dict(read_folder(PLANS[name]).data)
    for seed in range(3):
        harmed = damaged(content, random.Random(f"{name} {seed}"))
        mended, left = formatted(harmed)
        assert not left
        assert mended != harmed
        assert formatted(mended)[0] == mended
        before, after = loaded(harmed), loaded(mended)
        for one, other in zip(before.editions, after.editions, strict=True):
            assert one.edition
            assert other.edition
            assert meaning(one.edition) == meaning(other.edition)
            assert document(before, one.edition, ROOT) == document(after, other.edition, ROOT)
            assert fingerprint(one.edition, values(one.edition, before.earlier)) == fingerprint(
                other.edition, values(other.edition, after.earlier)
            )
        assert meaning(before.glossary) == meaning(after.glossary)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("seed", range(4))
def test_a_reviewer_is_told_of_no_change(name: str, seed: int) -> None:
    """What formatting does to badly written content is form alone: by id, in every total and in every text."""
    harmed = damaged(dict(read_folder(PLANS[name]).data), random.Random(f"granskning {name} {seed}"))
    before, after = (Snapshot(Files(data), loaded(data), ()) for data in (harmed, formatted(harmed)[0]))
    for old, new in ((before, after), (after, before)):
        found = compare(old, new, same_years(old, new))
        assert found.changes == ()
        assert not found.untold
        assert not any(total.differs for part in found.parts for total in part.sums)
        assert found.reshaped
        assert sentence(found).startswith("Ingen ändring i sak, bara i formen")


def counts(content: Mapping[str, bytes]) -> Counter[tuple[str, str | None]]:
    """How many there are of each finding, but for those that are about what formatting puts right."""
    found = report(content).findings
    return Counter((finding.rule, finding.waived) for finding in found if finding.rule not in FORM)


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_what_is_wrong_is_told_as_before(path: Path) -> None:
    content = laid_over(read_case(path).files)
    done, _ = formatted(content)
    assert formatted(done)[0] == done
    assert counts(done) == counts(content)
    before, after = loaded(content), loaded(done)
    assert [meaning(one.edition) for one in before.editions] == [
        meaning(one.edition) for one in after.editions
    ]
    assert meaning(before.glossary) == meaning(after.glossary)


def comments(data: bytes) -> Counter[str]:
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Counter(re.findall(r"(?m)(?:^|(?<=\s))#.*?(?=[ \t]*$)", text))


def test_slips_of_the_hand_make_nothing_worse() -> None:
    """Whatever a hand does to a file: it is left alone, or comes to mean the same with all that stood in it."""
    chance = random.Random("slips")
    sources = [dict(read_folder(root).data) for root in PLANS.values()]
    sources += [laid_over(read_case(path).files) for path in CASE_FILES]
    sources = [
        content for content in sources if any(len(content[part.path]) > 10 for part in parts(Files(content)))
    ]
    changed = 0
    for number in range(250):
        content = dict(chance.choice(sources))
        path = chance.choice([part.path for part in parts(Files(content)) if len(content[part.path]) > 10])
        try:
            slip = mutated(content[path].decode(), f"{number}").encode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            continue
        content[path] = slip
        done, left = formatted(content)
        assert formatted(done)[0] == done, slip.decode("utf-8", "replace")
        if done[path] != slip:
            changed += 1
            # Some rules look for ordinary line breaks only.
            content[path] = slip.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            assert counts(done) == counts(content), slip.decode("utf-8", "replace")
            assert path.endswith(".md") or comments(done[path]) == comments(slip), slip.decode(
                "utf-8", "replace"
            )
        assert (path in left) <= (done[path] == slip)
    assert changed > 20


@pytest.mark.validator
@pytest.mark.parametrize("name", ["2021", "allt"])
def test_the_text_of_the_pdf_is_the_same(name: str, tmp_path: Path) -> None:
    content = {
        path: data for path, data in read_folder(PLANS[name]).data.items() if not path.endswith("README.md")
    }
    # A key of letters in two parts stops the building of a document.
    harmed = {path: nfc(data) for path, data in damaged(content, random.Random(name)).items()}
    said = []
    for folder, files in (("before", harmed), ("after", formatted(harmed)[0])):
        for path, data in files.items():
            (tmp_path / folder / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / path).write_bytes(data)
        assert run(["build", "2021", "--root", str(tmp_path / folder)]) == 0
        (pdf,) = (tmp_path / folder / "build/2021").glob("*.pdf")
        shown = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
        said.append(shown.stdout)
    assert said[0] == said[1]
    assert len(said[0]) > 1000


SIGNS = [
    "a", "å", "Ö", " ", "  ", ":", ": ", " #", "#", "-", "- ", "'", '"', "\\", "{", "[", "]", ",", "|", ">", "*", "&",
    "!", "%", "@", "`", "?", "1", "8 500", "\u00a0", "“", "–", ".", ". ", "Två", "\n", "\n\n", "t.ex. ", "{{ år }}",
    "~", "<b>", "\u200b", "a\u030a",
]  # fmt: skip


def in_some_style(value: str, indent: int, chance: random.Random) -> str:
    """A text written in one of the ways of YAML; what comes of it may be anything."""
    lines = value.replace("\n", "\n" + " " * indent)
    quoted = lines.replace("'", "''"), lines.replace("\\", "\\\\").replace('"', '\\"')
    block = "\n" + " " * indent + re.sub(r"(?m)^ +$", "", lines)
    written = (
        lines,
        f"'{quoted[0]}'",
        f'"{quoted[1]}"',
        f"|{block}",
        f">{block}",
        f"|-{block}",
        f">+{block}\n",
    )
    return chance.choice(written) + chance.choice(("", " ", "  # not"))


def test_any_text_in_any_style_says_the_same() -> None:
    changed = 0
    for seed in range(80):
        chance = random.Random(f"styles {seed}")

        def text(indent: int, chance: random.Random = chance) -> str:
            value = "".join(chance.choice(SIGNS) for _ in range(chance.randrange(1, 9)))
            return in_some_style(value, indent + chance.choice((0, 1, 3)), chance)

        rows = f"rader:\n- behov: {text(6)}\n  id: rad\n  mål:\n  - {text(6)}\n  - text: {text(6)}\n    id: annat\n"
        content = laid_over({"omraden/studenter.yaml": f"{rows}rubrik: {text(4)}\n".encode()})
        done, left = formatted(content)
        assert formatted(done)[0] == done, content
        assert counts(done) == counts(content), content
        changed += done != content
        for one, other in zip(loaded(content).editions, loaded(done).editions, strict=True):
            assert left or meaning(one.edition) == meaning(other.edition), content
    assert changed > 20
