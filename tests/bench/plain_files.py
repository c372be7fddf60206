"""The peer of `ranges`: a plain file handed out by Werkzeug, by the same server as ours. No grant, nothing sealed."""

from __future__ import annotations

import sys

from flask import Flask, Response, send_file

from archive.serving import serve


def app_of(path: str) -> Flask:
    """Return an application that hands out this one file, whole or by range."""
    app = Flask(__name__)

    @app.get("/file")
    def file() -> Response:
        return send_file(path, mimetype="audio/ogg", conditional=True)

    return app


if __name__ == "__main__":
    serve(app_of(sys.argv[2]), port=int(sys.argv[1]))
