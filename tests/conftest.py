"""What tests share: the browser, and how hard property tests try."""

import os
from typing import Any

import pytest
from hypothesis import settings

from tests.chromium import ARGUMENTS, find_chromium

# The usual run is quick and repeatable; `--hypothesis-profile search` looks for news.
settings.register_profile("usual", max_examples=60, derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile("usual")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright keeps an event loop running, beside which no test can start its own."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium for pytest-playwright. Without it browser tests are skipped; in CI they fail."""
    path = find_chromium()
    if path is None:
        missing = "Chromium is missing: `apt-get install chromium`, or set CHROMIUM to the path of one"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    return {**browser_type_launch_args, "executable_path": path, "args": ARGUMENTS}
