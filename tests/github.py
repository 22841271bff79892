"""A stand-in for GitHub's API on this machine: what tests need of it, and no more."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from markdown_it import MarkdownIt

from tests.repositories import Git

REPOSITORY = "agare/planen"
# The run that reviewed the pull request.
RUN = 4


class Page(NamedTuple):
    """A list of which a request is given a part."""

    whole: list[dict[str, Any]]


class Asked(NamedTuple):
    """A request that came."""

    method: str
    path: str
    body: Any
    token: str


class GitHub:
    """What the stand-in has and is asked. Comments and reviews that are sent are there afterwards.

    failing: answers to give instead, one for each request, with their status.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.comments: list[dict[str, Any]] = []
        self.review_comments: list[dict[str, Any]] = []
        self.files: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.artifacts: list[dict[str, Any]] = []
        self.failing: list[int] = []

    def answer(self, asked: Asked) -> tuple[int, Any]:
        self.asked.append(asked)
        if self.failing:
            return self.failing.pop(0), {"message": "Resource not accessible by integration"}
        bare = asked.path.removeprefix(f"/repos/{REPOSITORY}").partition("?")[0]
        lists = {
            "/issues/7/comments": self.comments,
            "/pulls/7/comments": self.review_comments,
            "/pulls/7/files": self.files,
            "/pulls": self.pulls,
            f"/actions/runs/{RUN}/artifacts": self.artifacts,
        }
        if asked.method == "GET" and bare in lists:
            # Of the pull requests, those of the branch that is asked for.
            branch = parse_qs(urlsplit(asked.path).query).get("head", [""])[0]
            return 200, Page([one for one in lists[bare] if branch in (one.get("label", branch), "")])
        if asked.method == "POST" and bare == "/issues/7/comments":
            made = {"id": len(self.comments) + 1, "user": {"type": "Bot"}, "body": asked.body["body"]}
            self.comments.append(made)
            return 201, made
        if asked.method == "PATCH" and (id := re.fullmatch(r"/issues/comments/(\d+)", bare)):
            made = next(one for one in self.comments if one["id"] == int(id[1]))
            made["body"] = asked.body["body"].replace("\n", "\r\n")
            return 200, made
        if asked.method == "POST" and bare == "/pulls/7/reviews":
            refused = [fault for one in asked.body["comments"] for fault in faults(one, self.files)]
            if refused:
                return 422, {"message": "Unprocessable Entity", "errors": refused}
            self.review_comments += asked.body["comments"]
            return 200, {}
        return 404, {"message": "Not Found"}

    @property
    def written(self) -> list[Asked]:
        return [one for one in self.asked if one.method != "GET"]


def faults(comment: dict[str, Any], files: list[dict[str, Any]]) -> Iterator[str]:
    """Why GitHub would take no such comment in a review; one is enough for it to refuse them all.

    A line must be in a hunk of the change, the first and the last in the same one, and the first before the last.
    """
    patch = next((one.get("patch", "") for one in files if one["filename"] == comment["path"]), "")
    headers = re.findall(r"(?m)^@@ -\S+ \+(\d+)(?:,(\d+))? @@", patch)
    hunks = [(int(first), int(first) + int(count or 1)) for first, count in headers]
    line = comment["line"]
    own = [(first, end) for first, end in hunks if first <= line < end]
    if comment.get("side") != "RIGHT":
        yield "Pull request review thread side is invalid"
    if not own:
        yield "Pull request review thread line must be part of the diff"
    if "start_line" in comment:
        if not any(first <= comment["start_line"] < end for first, end in own):
            yield "Pull request review thread start line must be part of the same hunk as the line."
        if comment["start_line"] >= line:
            yield "Pull request review thread start line must precede the end line."


def accepted(text: str, comment: dict[str, Any]) -> str:
    """The text with a suggestion accepted: whole lines in the place of whole lines, which end as the file's do."""
    _, fence, after = re.split(r"(?m)^(`{3,})suggestion\n", comment["body"])
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    first = comment.get("start_line", comment["line"]) - 1
    lines[first : comment["line"]] = after.removesuffix(fence).split("\n")[:-1]
    return end.join(lines)


_STATUS = {"A": "added", "M": "modified", "D": "removed", "R": "renamed"}


def changed_files(git: Git, base: str, head: str) -> list[dict[str, Any]]:
    """What GitHub says that a pull request changes: the files, and their patches without what comes before them."""
    common = git("merge-base", base, head)
    words = git("diff", "--name-status", "-z", "--find-renames", common, head).split("\0")[:-1]
    found = []
    while words:
        kind = words.pop(0)[0]
        names = [words.pop(0) for _ in range(1 + (kind == "R"))]
        diff = subprocess.run(
            ["git", "diff", "--no-color", "--find-renames", common, head, "--", *names],
            cwd=git.folder,
            capture_output=True,
            check=True,
        ).stdout.decode("utf-8", "replace")
        patch = {"patch": diff[diff.index("\n@@") + 1 : -1]} if "\n@@" in diff else {}
        earlier = {"previous_filename": names[0]} if kind == "R" else {}
        found.append({"filename": names[-1], "status": _STATUS[kind], **earlier, **patch})
    return found


def made_of(text: str) -> list[str]:
    """What GitHub would make of a report that nobody asked for: tags, addresses, mentions, references, emoji."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    own = r'</?(?:p|strong|sub|h\d|ul|li|br|del|ins|code|table|thead|tbody|tr|t[hd](?: style="[a-z:-]+")?)(?: /)?>'
    links = r'<a href="https://github\.com/agare/planen/[^"<>]*">'
    html = re.sub(r"(?m)^<details><summary>Fler: [\w ,]*</summary>$|^</details>$", "", html)
    # Their words are seen by what comes after Markdown as they are between two tags.
    bare = re.sub(rf"{own}|{links}|</a>", "\n", re.sub(r"<code>.*?</code>", "", html))
    words = [
        word
        for part in re.split(r"<!--.*?-->|\n", bare)
        for word in [part.replace("&amp;", "&").replace("&quot;", '"')]
    ]
    found = re.findall(r"<[^>]*>", "".join(re.split(r"<!--.*?-->", bare)))
    for word in words:
        found += re.findall(r"@\w+|#\d+|GH-\d+|https?://\S*|www\.\w|:\w+:", word)
    return found


def handler(github: GitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            token = self.headers.get("Authorization", "")
            status, answer = github.answer(
                Asked(self.command, self.path, json.loads(data) if data else None, token)
            )
            link = ""
            if isinstance(answer, Page):
                # Pages of two, so that what is on a later one must be asked for.
                found = re.search(r"[?&]page=(\d+)", self.path)
                page = int(found[1]) if found else 1
                if len(answer.whole) > page * 2:
                    path = self.path.partition("?")[0]
                    link = f'<http://{self.headers["Host"]}{path}?page={page + 1}>; rel="next"'
                answer = answer.whole[(page - 1) * 2 : page * 2]
                if "/artifacts" in self.path:
                    answer = {"total_count": len(github.artifacts), "artifacts": answer}
            body = json.dumps(answer).encode()
            self.send_response(status)
            if link:
                self.send_header("Link", link)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do  # noqa: N815 (names that the library looks for)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


@contextmanager
def standing_in(github: GitHub) -> Iterator[str]:
    """The address of the stand-in while it runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler(github)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()
