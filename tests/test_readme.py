"""The examples of README.md: Python blocks run, in order, and print what they say; TOML blocks are understood."""

import contextlib
import doctest
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.config import load_configuration
from compare.plugins import GROUPS

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
ENTRY_POINTS = "[project.entry-points."


def blocks(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The fenced blocks in this language, each with the line that it begins in."""
    for found in BLOCK.finditer(text):
        if found[2] == language:
            yield text.count("\n", 0, found.start(3)) + 1, found[3]


def run_examples(text: str) -> list[str]:
    """Run all Python blocks of a text in one namespace; what went wrong, as doctest tells it.

    A block with `>>>` is compared with what it says is printed; another one only has to run.
    """
    names: dict[str, object] = {"__name__": "readme"}
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS, verbose=False)
    said = io.StringIO()
    for line, code in blocks(text, "python"):
        if ">>>" in code:
            test = doctest.DocTestParser().get_doctest(code, names, f"line {line}", "README.md", line - 1)
            runner.run(test, out=said.write, clear_globs=False)
            names.update(test.globs)
        else:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(code, f"README.md, line {line}", "exec"), names)
    return [said.getvalue()] if said.getvalue() else []


def test_the_examples_run_and_print_what_they_say(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run_examples((ROOT / "README.md").read_text(encoding="utf-8")) == []


def test_the_configurations_are_valid_and_the_entry_points_exist(tmp_path):
    for line, text in blocks((ROOT / "README.md").read_text(encoding="utf-8"), "toml"):
        if ENTRY_POINTS in text:
            assert set(tomllib.loads(text)["project"]["entry-points"]) <= set(GROUPS), f"line {line}"
            continue
        path = tmp_path / "newscompare.toml"
        path.write_text(text, encoding="utf-8")
        assert load_configuration(path).sources, f"line {line} holds nothing"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (">>> 1 + 1\n3\n", "Expected:\n    3\nGot:\n    2"),
        (">>> from compare import no_such_name\n", "ImportError"),
        (">>> from compare import Report\n>>> Report.findngs\n", "AttributeError"),
    ],
)
def test_an_example_that_is_wrong_is_told(code, said):
    (told,) = run_examples(f"Words.\n\n```python\n{code}```\n")
    assert said in told


def test_blocks_share_their_names_and_may_do_without_output():
    text = (
        "```python\nnumber = 2\n```\n\n- a list\n\n  ```python\n  >>> number + 1\n  3\n\n  ```\n\n```sh\nexit 1\n```\n"
    )
    assert run_examples(text) == []
    assert [line for line, _ in blocks(text, "python")] == [2, 8]
    with pytest.raises(NameError):
        run_examples("```python\nnumber\n```\n")
