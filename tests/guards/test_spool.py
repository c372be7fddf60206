"""No private byte is spooled in clear: neither by the framework's form parser nor by the server."""

from __future__ import annotations

import http.client
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from cheroot import wsgi
from flask import Flask, Request, request

from archive.ground.web import LARGEST_BODY, QuietRequest

CANARY = b"words of hers that must not touch a disk. "


def _app(kind: type[Request]) -> Flask:
    app = Flask("listening")
    app.request_class = kind

    @app.post("/")
    def hear() -> dict[str, int]:
        return {
            "bytes": sum(len(part.read()) for part in request.files.values())
            + sum(len(text) for text in request.form.values())
        }

    return app


@contextmanager
def _served(app: Flask) -> Iterator[int]:
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=2)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield int(server.bind_addr[1])
    finally:
        server.stop()
        thread.join(timeout=10)


def _send(port: int) -> int:
    whole = CANARY * (1_200_000 // len(CANARY))
    edge = b"edge"
    body = (
        b"--"
        + edge
        + b'\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n'
        + whole
        + b"\r\n--"
        + edge
        + b"--\r\n"
    )
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/", body, {"Content-Type": "multipart/form-data; boundary=edge"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every temporary file that anybody opens on disk while the test runs."""
    found: list[str] = []
    real = tempfile.TemporaryFile

    def noting(*args: Any, **how: Any) -> Any:
        found.append("TemporaryFile")
        return real(*args, **how)

    monkeypatch.setattr(tempfile, "TemporaryFile", noting)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", noting)
    return found


def test_a_large_upload_is_never_written_to_a_temporary_file(opened: list[str]) -> None:
    with _served(_app(Request)) as port:
        assert _send(port) == 200
    assert opened, "the planted fault: the framework's own request spools it"
    opened.clear()
    with _served(_app(QuietRequest)) as port:
        assert _send(port) == 200
    assert not opened


def test_fifty_thousand_letters_of_any_script_fit_into_one_request() -> None:
    assert len("\U0001f9f6".encode()) * 3 * 50_000 < LARGEST_BODY
