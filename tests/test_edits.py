"""Changes to spans of the source: what they replace is what stands there, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladokdoc.edits import Change, Edit, Overlap, changed, mend, read, within
from ladokdoc.places import Markup, Place, Source, Text
from tests.conftest import report_over


def edit(place: tuple[int, int, int, int], before: str, after: str) -> Edit:
    return Edit(Place("a.md", *place), before, after)


def test_a_change_is_made_where_it_points_whatever_the_line_breaks() -> None:
    source = Source("a.md", "å 1\r\nö 25% x\rslut\n")
    mended = mend(source, [(edit((2, 3, 2, 6), "25%", "25 %"),), (edit((3, 1, 3, 5), "slut", "Slut"),)])
    assert mended == ("å 1\r\nö 25 % x\rSlut\n", (True, True))


@pytest.mark.parametrize("place", [(1, 1, 1, 4), (9, 1, 9, 4), (1, 40, 1, 43), (0, 1, 1, 2), (1, 0, 1, 1)])
def test_a_change_is_not_made_where_something_else_stands(place: tuple[int, int, int, int]) -> None:
    assert mend(Source("a.md", "20 % och\n"), [(edit(place, "25%", "25 %"),)]) == ("20 % och\n", (False,))


def test_of_two_changes_that_meet_the_first_is_made() -> None:
    source = Source("a.md", "ab cd\n")
    first, second = edit((1, 1, 1, 3), "ab", "x"), edit((1, 2, 1, 5), "b c", "y")
    assert mend(source, [(first,), (second,)]) == ("x cd\n", (True, False))
    assert mend(source, [(second,), (first,)]) == ("ayd\n", (True, False))


def test_changes_that_belong_together_are_made_together() -> None:
    source = Source("a.md", "ab cd ef\n")
    both = (edit((1, 1, 1, 3), "ab", "x"), edit((1, 7, 1, 9), "ej", "y"))
    assert mend(source, [both]) == ("ab cd ef\n", (False,))


def test_two_changes_of_the_same_signs_are_refused() -> None:
    with pytest.raises(Overlap):
        changed("abc", [Change(0, 2, "x"), Change(1, 3, "y")])


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=3))))
def test_what_no_change_names_stays(text: str, wanted: list[tuple[int, int, str]]) -> None:
    changes, here = list[Change](), 0
    for gap, width, after in wanted:
        start, end = here + gap, here + gap + width
        if end <= len(text):
            changes.append(Change(start, end, after))
            here = end
    expected, here = "", 0
    for change in changes:
        expected += text[here : change.start] + change.after
        here = change.end
    assert changed(text, reversed(changes)) == expected + text[here:]


def test_a_file_is_read_as_places_count_it() -> None:
    assert read("\ufeffa\u030ar\r\n".encode()) == "år\r\n"


def text_of(value: str) -> Text:
    return Text.of_file(Source("a.md", value)).changed(markup=Markup.DOCUMENT)


@pytest.mark.parametrize(
    ("value", "before", "after"),
    [
        ("Andelen är 25% nu.", "25%", "25 %"),
        ("25% är mycket.", "25%", "25 %"),
        ("Tre delar : a.", " :", ":"),
        ("Se La\u200bdok.", "\u200b", ""),
        ("Ett\tord.", "\t", " "),
        ("Ett ord. \nTvå.", ". ", "."),
    ],
)
def test_a_safe_change(value: str, before: str, after: str) -> None:
    start = value.index(before)
    (found,) = within(text_of(value), start, start + len(before), after)
    assert mend(Source("a.md", value), [(found,)]).text == value.replace(before, after)


@pytest.mark.parametrize(
    ("value", "before", "after"),
    [
        ("a\nb", "a\nb", "a b"),
        ("1 . mer", "1 .", "1."),
        ("- 6 000 tkr", "- 6", "−6"),
        ("x\n- 6 000 tkr", "- 6", "−6"),
        ("en *a* b", "*a*", "a"),
        ("en a b", "a", "[a]"),
        ("en a b", "a", "a #"),
        ("en a b", "a", "a: b"),
        ("en a b", "a", "'a"),
        ("a", "", "b"),
        ("a b", "a", "% a"),
        ("\tEtt ord.", "\t", " "),
        ("-\tEtt ord.", "\t", " "),
        ("    25% i kod", "25%", "25 %"),
        (" \t25% i kod", "25%", "25 %"),
    ],
)
def test_a_change_that_could_mean_something_else(value: str, before: str, after: str) -> None:
    start = value.index(before)
    assert within(text_of(value), start, start + len(before), after) == ()


# What rules call safe, in every way that a text can be written.

WRITTEN = {
    "plain": "namn: {}\n",
    "single": "namn: '{}'\n",
    "double": 'namn: "{}"\n',
    "block": "namn: |\n          {}\n",
    "folded": "namn: >-\n          {}\n",
}
LINE = """\
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        {}        belopp: 100
"""
MENDED = {
    "mellanslag-fore-procent": ("Drift 25% av allt", "Drift 25 % av allt"),
    "mellanslag-fore-tecken": ("Drift , och mer", "Drift, och mer"),
    "datum-med-tankstreck": ("Drift från 2021–03–31", "Drift från 2021-03-31"),
    "likt-tecken": ("Drift av L\u0430dok", "Drift av Ladok"),
    "osynligt-tecken": ("Drift av La\u00addok", "Drift av Ladok"),
}


@pytest.mark.parametrize("style", WRITTEN)
@pytest.mark.parametrize("rule", MENDED)
def test_a_fix_mends_what_it_is_about_and_no_more(rule: str, style: str) -> None:
    wrong, right = (LINE.format(WRITTEN[style].format(text)) for text in MENDED[rule])
    (finding,) = (found for found in report_over({"budget.yaml": wrong}).findings if found.rule == rule)
    assert finding.fix
    assert mend(Source(finding.place.path, wrong), [finding.fix]).text == right
    assert rule not in {found.rule for found in report_over({"budget.yaml": right}).findings}


@pytest.mark.parametrize(
    "text",
    ["Klart 2021–13–45.", "Skrivet \u200bdok.", "Se `25%` här.", "Ett \u200e25\u200e tal."],
)
def test_what_a_person_has_to_judge_has_no_fix(text: str) -> None:
    assert [found.fix for found in report_over({"inledning.md": text + "\n"}).findings if found.fix] == []


def test_a_tab_between_key_and_value() -> None:
    wrong = LINE.format("namn:\t Drift\t# en anteckning\n").replace("100", "100\t")
    findings = [found for found in report_over({"budget.yaml": wrong}).findings if found.rule == "tabb"]
    mended = mend(Source("x", wrong), [found.fix for found in findings])
    assert mended == (LINE.format("namn:  Drift  # en anteckning\n"), (True, True, True))
