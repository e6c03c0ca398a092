"""The package build and what it made: the wheel, the bundle and how it is served, versions, lock files."""

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import grimp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from packaging.version import Version
from pysqlite3 import dbapi2 as sqlite

from server.assets import DIST, asset, init_assets, manifest

ROOT = Path(__file__).parents[1]
PACKAGES = ("server", "formats", "exports")
BUILT = re.compile(r"server/static/dist/|\.mo$|/browser\.json$")
# Below these, known holes are open (findings of our security review).
FLOORS = {
    "flask": "3.1.3",
    "werkzeug": "3.1.6",
    "python-socketio": "5.16.3",
    "python-engineio": "4.13.3",
    "eventlet": "0.40.3",
    "pysqlite3": "0.6.1",
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout without what was built: a build here disturbs no running server."""
    copy = tmp_path_factory.mktemp("checkout")
    unbuilt = shutil.ignore_patterns("__pycache__", "dist", "*.mo", "browser.json")
    for folder in (*PACKAGES, "frontend"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=unbuilt)
    for name in (
        "pyproject.toml",
        "hatch_build.py",
        "package.json",
        "package-lock.json",
        "LICENSE",
        "README.md",
    ):
        shutil.copy(ROOT / name, copy / name)
    # A copy, not a link to the folder: npm would empty what stands behind the link.
    shutil.copytree(ROOT / "node_modules", copy / "node_modules", symlinks=True, copy_function=link_or_copy)
    return copy


def link_or_copy(source: str, target: str) -> None:
    """A hard link where the file system allows it: the packages are large."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def python(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Python started in `folder`, with the packages of that folder first on its path."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def files_of(folder: Path) -> set[str]:
    """Every file of the import packages below `folder`, as paths from there."""
    found = (path for name in PACKAGES for path in (folder / name).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in found if "__pycache__" not in path.parts}


@pytest.mark.xdist_group("wheel")
def test_without_a_bundle_the_application_says_how_to_get_one(checkout: Path) -> None:
    start = "from flask import Flask; from server.assets import init_assets; init_assets(Flask('server'))"
    answer = python(["-c", start], checkout)
    assert answer.stderr.splitlines()[-1] == (
        "server.assets.FrontEndMissing: The front end has not been built: "
        "run `pip install -e .` here (or `node frontend/build.mjs`)."
    )


@pytest.mark.xdist_group("wheel")
def test_the_wheel_carries_every_file_and_what_was_built(checkout: Path) -> None:
    source = files_of(checkout)
    left_over = "server/static/dist/chunks/earlier-ABCDEFGH.js"
    (checkout / left_over).parent.mkdir(parents=True, exist_ok=True)
    (checkout / left_over).touch()
    answer = python(["-m", "hatchling", "build", "-t", "wheel", "-d", "wheels"], checkout)
    assert answer.returncode == 0, answer.stderr
    (wheel,) = (checkout / "wheels").iterdir()
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
        built = json.loads(archive.read("server/static/dist/manifest.json"))
    assert {name for name in packed if not BUILT.search(name)} == source
    catalogues = {name for name in source if name.endswith(".po")}
    expected = {f"server/static/dist/{file}{form}" for file in built.values() for form in ("", ".br", ".gz")}
    expected |= {name.replace(".po", ".mo") for name in catalogues}
    expected |= {name.replace("LC_MESSAGES/messages.po", "browser.json") for name in catalogues}
    assert expected - packed == set()
    assert left_over not in packed


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app = Flask("server")
    init_assets(app)
    return app.test_client()


@pytest.mark.parametrize("encoding", ["br", "gzip", None])
def test_a_built_file_comes_compressed_and_may_be_kept_for_ever(
    client: FlaskClient, encoding: str | None
) -> None:
    accepted = {"gzip": "gzip", "br": "gzip, deflate, br", None: "identity"}[encoding]
    address = asset("styles/base.css")
    response = client.get(address, headers={"Accept-Encoding": accepted}, buffered=True)
    suffix = {"br": ".br", "gzip": ".gz", None: ""}[encoding]
    file = DIST / (manifest()["styles/base.css"] + suffix)
    assert response.data == file.read_bytes()
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Cache-Control"] == "max-age=31536000, public, immutable"


@pytest.mark.parametrize(
    "name", ["missing-ABCDEFGH.js", "../../assets.py", "%2e%2e/%2e%2e/assets.py", "styles"]
)
def test_nothing_else_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/dist/{name}").status_code == 404


def test_the_licences_are_asked_for_again_each_time(client: FlaskClient) -> None:
    response = client.get("/static/dist/licences.txt", buffered=True)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")


def test_no_format_is_known_to_another_part_of_the_rules() -> None:
    """Formats are found by entry point, so that a new one changes no other file."""
    modules = {each.module for each in importlib.metadata.entry_points(group="teilhabe.formats")}
    graph = grimp.build_graph("formats")
    ours = modules & graph.modules
    assert "formats.leitfragen" in ours
    assert [name for name in ours if graph.find_modules_that_directly_import(name)] == []


def test_installed_versions_are_above_the_floors() -> None:
    too_old = {
        name: importlib.metadata.version(name)
        for name, floor in FLOORS.items()
        if Version(importlib.metadata.version(name)) < Version(floor)
    }
    assert too_old == {}
    # Older ones can corrupt a write-ahead log that two connections use.
    assert sqlite.sqlite_version_info >= (3, 51, 3)


def test_the_parser_of_the_browser_is_above_its_floor() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert Version(packages["node_modules/socket.io-parser"]["version"]) >= Version("4.2.7")


@pytest.mark.parametrize("name", ["package-lock.json", "constraints.txt", ".npmrc"])
def test_no_lock_file_names_a_host(name: str) -> None:
    assert re.findall('"resolved"|://| @ ', (ROOT / name).read_text()) == []


AT_ONCE = re.compile(r'(?:from|import)\s*"[./]*/(?:chunks/)?([^"/]+)"')
LATER = re.compile(r'import\("[./]*/(?:chunks/)?([^"/]+)"\)')


def with_imports(files: set[str], *, later: bool) -> set[str]:
    """The files and all that they import at once; `later`: also what they load when it is needed."""
    reached, waiting = set(files), list(files)
    while waiting:
        source = (DIST / waiting.pop()).read_text(encoding="utf-8")
        names = AT_ONCE.findall(source) + (LATER.findall(source) if later else [])
        new = {f"chunks/{name}" for name in names} - reached
        reached |= new
        waiting += new
    return reached


def weight(files: set[str]) -> int:
    """Bytes over the wire."""
    return sum((DIST / f"{file}.br").stat().st_size for file in files)


def test_the_phone_page_stays_light() -> None:
    page = {manifest()[name] for name in ("pages/phone.tsx", "styles/base.css", "styles/phone.css")}
    scripts = {file for file in page if file.endswith(".js")}
    first = page | with_imports(scripts, later=False)
    whole = first | with_imports(scripts, later=True) | {manifest()["worker.ts"]}
    # 23.6 and 54.2 kB when this was last measured. It may shrink; whoever lets it grow says why.
    assert weight(first) <= 24_000
    assert weight(whole) <= 54_500
