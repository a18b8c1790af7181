PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help install install-test demo test lint cover bench clean

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: .venv/installed  ## make .venv from the lock

install-test: .venv/installed-test  ## the same, with what tests need

demo: install  ## open a chat room at http://127.0.0.1:8080
	$(BIN)/nudgebot demo

test: install-test lint  ## check the style, then run every test
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/domain tests/policy tests/engine tests/texts tests/test_scenarios.py --cov --cov-report=term:skip-covered

lint: install-test  ## ruff, mypy, import-linter, codespell
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

bench: install-test  ## measure speed and memory, scoring beside its peers
	$(BIN)/python -m benchmarks.intake
	$(BIN)/python -m benchmarks.interactions
	$(BIN)/python -m benchmarks.reload
	$(BIN)/python -m benchmarks.scoring

clean:  ## take .venv and all caches away
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'nudgebot needs Python 3.11 or newer; try: make PYTHON=python3.12 …' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo 'Python has no venv here; on Debian: apt-get install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-test: requirements-test.lock .venv/installed
	$(PIP) --require-hashes -r requirements-test.lock
	@touch $@
