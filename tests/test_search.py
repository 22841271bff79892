"""Search in the page, run in a real browser under the page's own rule of which scripts may run."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.pages import TemplateFault, Templates, page
from ladokdoc.sources import read_folder

REPOSITORY = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# What a reader does, and what the page then says, put where the test can read it.
DRIVER = """
const field = document.querySelector("#sok_falt"), said = [];
const status = () => document.querySelector("[role=status]").textContent;
const type = (text) => { field.value = text; field.dispatchEvent(new Event("input")); };
const hits = () => [...document.querySelectorAll(".sok-traffar li")];
for (const text of ["avskrivningar", "  E-LEGITIMATION  logga", "<b>", "mål 4.2", "drift-lis-adapter", "104000",
  '"annan merit"', "e", ""]) {
  type(text);
  const first = hits()[0]?.querySelector("a").getAttribute("href") ?? "";
  said.push(`${text.trim()}: ${hits().length} | ${status()} | ${first}`);
}
type("emrex");
field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
said.push(`escape: ${field.value}${hits().length} ${document.activeElement === field}`);
// Copying takes place here and not on the machine, and is refused the second time.
const pressed = async () => {
  const kept = [], marked = document.querySelector(".markera"), before = marked.textContent;
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => kept.push(text) } });
  marked.click(); marked.click();
  await new Promise((done) => setTimeout(done, 2500));
  said.push(`copied: ${kept.length} ${kept[0].endsWith(marked.hash)} ${marked.textContent === before}`);
  navigator.clipboard.writeText = async () => { throw new Error("no"); };
  type("emrex");
  hits()[0].querySelector("button").click();
  await new Promise((done) => setTimeout(done, 50));
  said.push(`refused: ${location.hash} ${status()}`);
};
const marks = [...document.querySelectorAll(".markera")];
said.push(`marks: ${marks.length} ${marks.every((mark) => document.getElementById(mark.hash.slice(1)))}`);
pressed().catch((error) => said.push(`${error}`)).then(() =>
  document.body.replaceChildren(Object.assign(document.createElement("pre"), { textContent: said.join("\\n") })));
"""


def html() -> str:
    (loaded,) = load(read_folder(REPOSITORY), [2021]).editions
    assert loaded.edition
    return page(loaded.edition, values(loaded.edition), Templates(None)).alone()


def digest(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_the_page_may_run_its_own_script_and_no_other() -> None:
    text = html()
    (script,) = re.findall("<script>(.*?)</script>", text, re.DOTALL)
    (rule,) = re.findall('http-equiv="Content-Security-Policy" content="(.*?)"', text)
    assert "default-src 'none'" in rule
    assert re.search(r"script-src (\S+);", rule)[1] == digest(script)  # type: ignore[index]
    for unsafe in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("):
        assert unsafe not in script


@pytest.mark.parametrize("text", ["// </ScRiPt>", "x <!-- y"])
def test_a_script_that_would_end_early_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "templates/skript").mkdir(parents=True)
    (tmp_path / "templates/skript/sok.js").write_text(text)
    (loaded,) = load(read_folder(REPOSITORY), [2021]).editions
    assert loaded.edition
    with pytest.raises(TemplateFault, match=r"skript/sok\.js har något som skulle avsluta det"):
        page(loaded.edition, values(loaded.edition), Templates(tmp_path))


@pytest.mark.validator
def test_needs_goals_and_lines_are_found(tmp_path: Path) -> None:
    assert CHROMIUM, "this test needs Chromium: apt-get install chromium"
    driven = re.sub("script-src ", f"script-src {digest(DRIVER)} ", html())
    (tmp_path / "index.html").write_text(driven.replace("</body>", f"<script>{DRIVER}</script></body>"))
    command = [
        CHROMIUM,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=20000",
        f"--user-data-dir={tmp_path}/profile",
    ]
    done = subprocess.run(
        [*command, "--dump-dom", (tmp_path / "index.html").as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    (said,) = re.findall("<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert said.replace("&lt;", "<").replace("&gt;", ">").splitlines() == [
        "avskrivningar: 1 | 1 träff. | #avskrivningar",
        "E-LEGITIMATION  logga: 2 | 2 träffar. | #inloggning-med-e-legitimation-behov",
        "<b>: 0 | Inga träffar. | ",
        "mål 4.2: 1 | 1 träff. | #utlandska-meriter-mal",
        "drift-lis-adapter: 1 | 1 träff. | #drift-lis-adapter",
        "104000: 1 | 1 träff. | #kostnader_summa",
        '"annan merit": 1 | 1 träff. | #utlandska-meriter-behov',
        "e: 50 | 95 träffar. De första 50 visas. | #felrattning-och-forbattring-behov",
        ": 0 |  | ",
        "escape: 0 true",
        "marks: 95 true",
        "copied: 2 true true",
        "refused: #utlandska-meriter-behov Länken till Behov i 4 Förbättrat stöd för studieadministrativa processer "
        "står i adressfältet.",
    ]
