"""Write compare/eval/floors.toml from what is measured now: each floor is the figure, less a margin for chance.

    python tools/set_floors.py [--data ../shared/data] [MEASURE ...]

Only the measures named (default: all) are written anew; the others keep their floors.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from compare.eval import Floor, digest, floors
from compare.eval.measures import chosen

TARGET = Path(__file__).parent.parent / "compare" / "eval" / "floors.toml"
MARGIN = 0.003
"""Runs repeat exactly on one machine; other processors round the int8 products differently in the last place."""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measures", nargs="*")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    table = dict(floors())
    for measure in chosen(arguments.measures):
        folder = arguments.data / measure.folder
        figures = measure.run(folder)
        least = {name: math.floor((value - MARGIN) * 1000) / 1000 for name, value in figures.items()}
        table[measure.name] = Floor(digest(folder), least)
        print(f"{measure.name}:")
        for name, value in figures.items():
            print(f"  {name:40} {value:.4f}", flush=True)
    lines = ["# Floors of `newscompare eval --check`: the hash of the data, and the least value of each figure."]
    for name, floor in sorted(table.items()):
        lines += ["", f'["{name}"]', f'sha256 = "{floor.sha256}"', f'["{name}".least]']
        lines += [f'"{figure}" = {value}' for figure, value in floor.least.items()]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
