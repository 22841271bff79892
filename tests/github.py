"""A stand-in for GitHub's API on this machine: what tests need of it, and no more."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

REPOSITORY = "agare/planen"


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
        }
        if asked.method == "GET" and bare in lists:
            return 200, Page(lists[bare])
        if asked.method == "POST" and bare == "/issues/7/comments":
            made = {"id": len(self.comments) + 1, "user": {"type": "Bot"}, "body": asked.body["body"]}
            self.comments.append(made)
            return 201, made
        if asked.method == "PATCH" and (id := re.fullmatch(r"/issues/comments/(\d+)", bare)):
            made = next(one for one in self.comments if one["id"] == int(id[1]))
            made["body"] = asked.body["body"].replace("\n", "\r\n")
            return 200, made
        if asked.method == "POST" and bare == "/pulls/7/reviews":
            self.review_comments += asked.body["comments"]
            return 200, {}
        return 404, {"message": "Not Found"}

    @property
    def written(self) -> list[Asked]:
        return [one for one in self.asked if one.method != "GET"]


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
