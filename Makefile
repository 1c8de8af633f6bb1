# `make demo` and `make test` need python 3.11+, make and a package index; nothing else.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: demo test check bench run lint clean lock

demo: $(VENV)/.run
	$(PY) -m bot demo

run: $(VENV)/.run
	$(PY) -m bot run

test: $(VENV)/.dev
	$(PY) -m pytest

bench: $(VENV)/.bench
	$(PY) -m bench

lint: $(VENV)/.dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

check: lint test

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock
	$(PIP) -r requirements.lock
	touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements-dev.lock
	$(PIP) -r requirements-dev.lock
	touch $@ $(VENV)/.run

$(VENV)/.bench: $(VENV)/bin/python requirements-bench.lock
	$(PIP) -r requirements-bench.lock
	touch $@ $(VENV)/.run

# Needs uv; writes the locks anew from pyproject.toml.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --extra bench pyproject.toml -o requirements-bench.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
