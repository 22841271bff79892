"""What the typefaces are said to have is what they have, and a project's own count."""

from __future__ import annotations

import shutil
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from ladokdoc import typefaces
from ladokdoc.typefaces import characters, lacking

FONTS = sorted((Path(__file__).parents[1] / "templates/typsnitt").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_what_is_read_from_it(path: Path) -> None:
    assert set(characters(path.read_bytes())) == set(TTFont(path).getBestCmap())


def test_what_is_never_looked_up_is_in_every_font() -> None:
    everywhere = {ord(sign) for sign in typefaces._EVERYWHERE - set("\t\n\r")}
    assert all(everywhere <= set(characters(path.read_bytes())) for path in FONTS)


def test_what_is_lacking() -> None:
    assert lacking("Åtta ŧ đ ŋ ž e\u0301 × ≤ ☐ ǯ 日 🎉", None) == set("☐ǯ日🎉")


def test_what_is_not_drawn_is_not_lacking() -> None:
    assert lacking("\u00ad\u200b\u2009\u3000\ufe0f", None) == frozenset()


def own(root: Path, css: str) -> Path:
    (root / "templates/stil").mkdir(parents=True)
    (root / "templates/typsnitt").mkdir()
    (root / "templates/stil/typsnitt.css").write_text(css, encoding="utf-8")
    return root


@pytest.fixture(autouse=True)
def forget() -> None:
    typefaces._characters.cache_clear()


def subset(source: Path, target: Path, without: str) -> None:
    """The font with some characters taken away."""
    font = TTFont(source)
    for table in font["cmap"].tables:
        for sign in without:
            table.cmap.pop(ord(sign), None)
    font.save(target)


def test_a_typeface_of_the_project_counts(tmp_path: Path) -> None:
    root = own(tmp_path, '@font-face { font-family: "Eget"; src: {{ typsnitt("Eget") }} }')
    subset(FONTS[0], root / "templates/typsnitt/Eget.ttf", "ŧ")
    assert lacking("ŧđ☐", root) == set("ŧ☐")


def test_a_typeface_laid_over_a_built_in_one_counts(tmp_path: Path) -> None:
    root = own(tmp_path, "")
    (root / "templates/stil/typsnitt.css").unlink()
    for path in FONTS:
        subset(path, root / "templates/typsnitt" / path.name, "ŧ")
    assert lacking("ŧđ☐", root) == set("ŧ☐")


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"wOF2 ingenting", struct.pack(">LH", 65536, 65535)])
def test_a_typeface_that_cannot_be_read_is_told_of_later(data: bytes, tmp_path: Path) -> None:
    root = own(tmp_path, '@font-face { font-family: "Eget"; src: {{ typsnitt("Eget") }} }')
    (root / "templates/typsnitt/Eget.ttf").write_bytes(data)
    assert lacking("Ž☐", root) == frozenset()


def test_no_typeface_outside_the_templates_is_read(tmp_path: Path) -> None:
    root = own(tmp_path, '@font-face { font-family: "Eget"; src: {{ typsnitt("Eget") }} }')
    shutil.copy(FONTS[0], tmp_path / "utanför.ttf")
    (root / "templates/typsnitt/Eget.ttf").symlink_to(tmp_path / "utanför.ttf")
    assert lacking("☐", root) == frozenset()


@given(st.data())
def test_no_font_makes_anybody_wait(data: st.DataObject) -> None:
    font = bytearray(FONTS[0].read_bytes()[:60_000])
    start = next(
        struct.unpack_from(">L", font, 12 + 16 * n + 8)[0]
        for n in range(struct.unpack_from(">H", font, 4)[0])
        if font[12 + 16 * n :].startswith(b"cmap")
    )
    for _ in range(20):
        font[start + data.draw(st.integers(0, 400))] = data.draw(st.integers(0, 255))
    with suppress(struct.error):
        assert len(list(characters(bytes(font)))) <= 0x110000 * 8
