"""Scripts and styles: the hashed files of the front-end build, their addresses and how they are served."""

import json
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, request, send_from_directory
from werkzeug.exceptions import NotFound

from server.settings import SettingsRefused

DIST = Path(__file__).parent / "static" / "dist"
MANIFEST = DIST / "manifest.json"
ADDRESS = "/static/dist/"
_A_YEAR = 365 * 24 * 3600
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+$")
_COMPRESSED = (("br", ".br"), ("gzip", ".gz"))

blueprint = Blueprint("assets", __name__)


class FrontEndMissing(SettingsRefused):
    """The bundle, or one file of it, is not there. The message says what to do."""


def init_assets(app: Flask) -> None:
    """Serve the bundle and give templates `asset`; refuse to start without a bundle."""
    manifest()
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = asset


def manifest() -> dict[str, str]:
    """Source name to file below `DIST`."""
    try:
        changed = MANIFEST.stat().st_mtime_ns
    except FileNotFoundError:
        raise FrontEndMissing(
            "The front end has not been built: run `pip install -e .` here (or `node frontend/build.mjs`)."
        ) from None
    return _read_manifest(changed)


@lru_cache(maxsize=1)
def _read_manifest(_changed: int) -> dict[str, str]:
    # Keyed by the time of change, so that `build.mjs --watch` needs no restart of the server.
    files: dict[str, str] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return files


def asset(source: str) -> str:
    """Address of what `source`, such as `pages/phone.tsx` or `styles/base.css`, was built into."""
    try:
        return ADDRESS + manifest()[source]
    except KeyError:
        raise FrontEndMissing(f"The front end has no {source}: run `node frontend/build.mjs`.") from None


@blueprint.get(f"{ADDRESS}<path:name>")
def built_file(name: str) -> Response:
    """A file of the bundle. Its name changes with its content, so browsers may keep it for ever."""
    response = _send(name)
    if _HASHED.search(name):
        response.cache_control.max_age = _A_YEAR
        response.cache_control.public = True
        response.cache_control.immutable = True
        response.cache_control.no_cache = None
    return response


@blueprint.get("/sw.js")
def service_worker() -> Response:
    """The worker, at the root because a worker may only serve pages below its own address."""
    name = manifest().get("worker.ts")
    if name is None:
        abort(404)
    return _send(name)


def _send(name: str) -> Response:
    """The file, compressed in the best way the browser reads, to be asked for again each time."""
    mimetype = mimetypes.guess_type(name)[0]
    for encoding, suffix in _COMPRESSED:
        if not request.accept_encodings[encoding]:
            continue
        try:
            response = send_from_directory(DIST, name + suffix, mimetype=mimetype)
        except NotFound:
            continue
        response.content_encoding = encoding
        break
    else:
        response = send_from_directory(DIST, name, mimetype=mimetype)
    response.vary.add("Accept-Encoding")
    response.cache_control.no_cache = True
    return response
