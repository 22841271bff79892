"""Running text with one sentence on each line: where a sentence ends, and what is left alone."""

from __future__ import annotations

import random
import re

import pytest
from markdown_it import MarkdownIt

from ladokdoc.formatting import format_file
from tests.conftest import CASES


def text_cases() -> list[tuple[str, str, str]]:
    """Name, text as it was written, and as it is to be."""
    text = (CASES / "formatering" / "meningar.txt").read_text(encoding="utf-8")
    parts = re.split(r"(?m)^\.(?: (.*))?\n", text)
    return list(zip(parts[1::4], parts[2::4], parts[4::4], strict=False))


@pytest.mark.parametrize(("name", "before", "after"), text_cases(), ids=[name for name, *_ in text_cases()])
def test_running_text(name: str, before: str, after: str) -> None:
    assert name
    assert format_file("a.md", before.encode(), None).data.decode() == after
    assert format_file("a.md", after.encode(), None).data.decode() == after


# What may stand in running text, and what stands between.
WORDS = [
    "Ladok", "och", "t.ex.", "m.m.", "2021.", "kap. 3", "{{ år }}", "`kod. Ko`", "[länk. Med](https://a.se)",
    "**fet.**", "*kursiv", "*", "_a_", "(se", "3.)", "slut.", "Slut.", "Hej!", '"Citat."', "<https://a.se>", "<b>",
    "&amp;", "\\*", "\\", "A.", "kl. 12", "…", "...", "Det", "här", "-", "- ", "+ ", "1. ", "2) ", "> ", "# ", "---",
    "===", "```", "~~~",
    "    ", "|", "• ", "a)", "[a]: /url", "[a]", "![b](c)", "1.", "§ 3.", "{{", "\\{{", "Följande:",
]  # fmt: skip
GAPS = [" ", " ", " ", " ", "\n", "\n", "\n\n", "  \n", "", " \n  ", "\n    "]


def rendered(text: str) -> str:
    """The HTML of a text by Markdown alone, where a line break in a paragraph is a blank."""
    parts = re.split(
        r"(<pre>.*?)\s*(?=</code></pre>)", MarkdownIt("commonmark").render(text), flags=re.DOTALL
    )
    loose = (part if number % 2 else re.sub(r"[ \t\n]+", " ", part) for number, part in enumerate(parts))
    return re.sub(r" (?=<)|(?<=>) ", "", "".join(loose)).strip()


def test_any_text_is_shown_as_before_and_twice_is_as_once() -> None:
    changed = 0
    for seed in range(800):
        chance = random.Random(seed)
        text = "".join(chance.choice(WORDS) + chance.choice(GAPS) for _ in range(chance.randrange(1, 22)))
        after = format_file("a.md", text.encode(), None).data.decode()
        assert format_file("a.md", after.encode(), None).data.decode() == after, text
        assert rendered(after) == rendered(text), text
        changed += after != text
    assert changed > 500
