"""Words of other languages in a finished page: all that are read aloud, and nothing that is no text."""

from __future__ import annotations

import pytest

from ladokdoc.model import Foreign, Language
from ladokdoc.pages.languages import _CODES, in_languages
from ladokdoc.places import Place, Text


def foreign(phrase: str, language: Language = Language.ENGLISH) -> Foreign:
    place = Place("content/ordlista.yaml")
    return Foreign(Text(phrase, place, lambda *_: place), language, place)


KNOWN = [foreign("Learning Agreement"), foreign("online"), foreign("R&D"), foreign("vuosi", Language.FINNISH)]
KNOWN += [foreign("open", Language.LATIN), foreign("open data"), foreign("<b>")]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>Ett Learning\u00a0Agreement.</p>", '<p>Ett <span lang="en">Learning\u00a0Agreement</span>.</p>'),
        (
            "<p>Online är online.</p>",
            '<p><span lang="en">Online</span> är <span lang="en">online</span>.</p>',
        ),
        ("<td>R&amp;D</td>", '<td><span lang="en">R&amp;D</span></td>'),
        ("<td>&lt;b&gt; &lt;i&gt;</td>", '<td><span lang="en">&lt;b&gt;</span> &lt;i&gt;</td>'),
        ("<p>open</p>", '<p><span lang="la">open</span></p>'),
        ("<p>open data</p>", '<p><span lang="en">open data</span></p>'),
        ("<b>Vuosi</b>", '<b><span lang="fi">Vuosi</span></b>'),
    ],
)
def test_they_are_marked(page: str, told: str) -> None:
    assert in_languages(page, KNOWN) == told


@pytest.mark.parametrize(
    "page",
    [
        "<p>onlinetjänst, e-online</p>",
        '<p title="online">x</p>',
        "<!-- online -->",
        "<head><title>online</title></head>",
        "<script>online</script>",
        '<svg><title>online</title><text class="ord">online</text></svg>',
        '<a href="#online">online</a>',
        "<code>online</code>",
    ],
)
def test_nothing_else_is(page: str) -> None:
    assert in_languages(page, KNOWN) == page


def test_nothing_is_done_where_there_are_none() -> None:
    assert in_languages("<p>online</p>", []) == "<p>online</p>"


def test_every_language_has_its_code() -> None:
    assert set(_CODES) == set(Language)
    assert len(set(_CODES.values())) == len(Language)
