# `make` alone lists the targets.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
# where the data sets lie that accuracy is measured on
DATA ?= ../shared/data

.PHONY: help setup report test check accuracy browser bench format clean
help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP)  ## make .venv with everything that the other targets need

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt torch
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

report: setup  ## compare the articles in seeds/ and write reports/
	$(BIN)/newscompare report seeds --out reports

test: setup  ## the tests
	$(BIN)/python -m pytest -q

check: setup  ## what CI runs first: format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

accuracy: setup  ## measure accuracy on the data sets in DATA; fails below a floor of compare/eval/floors.toml
	@if test -d "$(DATA)"; then $(BIN)/newscompare eval --data "$(DATA)" --check; \
	else echo "accuracy: there is no folder $(DATA), nothing was measured; make accuracy DATA=FOLDER names one"; fi

AXE := build/axe/package/axe.min.js

# axe-core, from npm, finds what people with a screen reader would stumble over
$(AXE):
	mkdir -p build/axe
	cd build/axe && npm pack --silent axe-core@4.14.1 && tar -xzf axe-core-4.14.1.tgz

browser: setup $(AXE)  ## the tests that drive the report page in headless Chromium (needs chromium and npm)
	$(BIN)/python -m pytest -q -m browser

bench: setup  ## compare speed and accuracy with other libraries on the data sets in DATA (takes long)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[bench,export]'
	for part in sentences dates quantities polarity quotes alignment encoder reading; do \
		echo "== $$part"; $(BIN)/python benchmarks/$$part.py "$(DATA)" || exit 1; done
	$(BIN)/python benchmarks/names.py --data "$(DATA)"

format: setup  ## put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what the targets made
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
