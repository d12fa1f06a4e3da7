# Two commands for everybody: `make demo` and `make test`. The others are for those who work on rosterd.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench check format clean golden

demo: $(VENV)/.installed
	@$(BIN)/rosterd demo

test: $(VENV)/.tests
	$(BIN)/pytest -q $(PYTEST_ARGS)

bench: $(VENV)/.tests
	@$(BIN)/python -m tests.bench

check: $(VENV)/.check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.check
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) *.egg-info build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { echo "rosterd: needs Python 3.11 or newer with its venv module (Debian: python3-venv)"; exit 1; }

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.installed
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/.check: $(VENV)/.installed
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[check]'
	@touch $@
