"""What all tests share: golden files that one flag refreshes, and browser tests only when asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from threadpoolctl import threadpool_limits

FIXTURES = Path(__file__).parent / "fixtures"

Golden = Callable[[str, str], str]

threadpool_limits(1, user_api="blas")  # as the command line does
os.environ["NEWSCOMPARE_CONFIG"] = ""  # a newscompare.toml above the checkout is none of the tests' business
os.environ.pop("NEWSCOMPARE_CORPUS", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden", action="store_true", help="Write the golden files anew; read the difference in git."
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `browser` need Chromium and seconds each: they run with `-m browser` only."""
    if "browser" in config.getoption("markexpr"):
        return
    driven = [item for item in items if item.get_closest_marker("browser")]
    if driven:
        config.hook.pytest_deselected(items=driven)
        items[:] = [item for item in items if item not in driven]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("report/diff-80.txt", text)`: what that file under fixtures/ holds, after `--refresh-golden` the text."""

    def held(name: str, text: str) -> str:
        path = FIXTURES / name
        if request.config.getoption("--refresh-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        return path.read_text(encoding="utf-8")

    return held
