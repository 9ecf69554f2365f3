"""Distributions made up for a test: a module and its entry points in a folder that stands on the path."""

import importlib.util
from pathlib import Path
from types import ModuleType

EXAMPLES = Path(__file__).parent / "examples"


def install(site: Path, distribution: str, group: str, entry: str, source: str) -> None:
    """Put a distribution into `site`: its only module has this source, its only entry point ("name = module:object")
    belongs to this group of `newscompare.`."""
    module = entry.partition("=")[2].strip().partition(":")[0]
    site.mkdir(exist_ok=True)
    (site / f"{module}.py").write_text(source, encoding="utf-8")
    told = site / f"{distribution.replace('-', '_')}-1.2.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(f"[newscompare.{group}]\n{entry}\n", encoding="utf-8")


def install_example(site: Path, name: str) -> None:
    """Put one of the examples into `site`, with the entry point that its docstring gives."""
    source = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    head = source.split('"""')[1].splitlines()
    at = next(n for n, line in enumerate(head) if "entry-points" in line)
    group = head[at].partition("newscompare.")[2].rstrip('"]')
    install(site, f"{name.replace('_', '-')}-example", group, head[at + 1].strip().replace('"', ""), source)


def example(name: str) -> ModuleType:
    """One of the examples, imported."""
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
