# Two commands for everybody: `make demo` and `make test`. The others are for those who work on rosterd.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APT := DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends dovecot-imapd

.PHONY: demo test bench check format clean endurance torture fuzz servers

demo: $(VENV)/.installed
	@$(BIN)/rosterd demo

test: $(VENV)/.tests servers
	$(BIN)/pytest -q --numprocesses auto --dist worksteal $(PYTEST_ARGS)

# The IMAP server that tests talk to: found, or installed where that is allowed.
servers:
	@test -x /usr/sbin/dovecot || command -v dovecot >/dev/null \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && { $(APT) || { apt-get -q update && $(APT); }; }; } \
	  || echo "rosterd: no Dovecot here, and no right to install it (Debian: dovecot-imapd): the tests against a real IMAP server are left out"

endurance: $(VENV)/.tests servers
	@$(BIN)/python -W ignore -m tests.journeys.endurance

torture: $(VENV)/.tests servers
	@$(BIN)/python -W ignore -m tests.torture

# FUZZ: how many broken mails are read, how many handled, and the first one's number.
fuzz: $(VENV)/.tests
	@$(BIN)/python -W ignore -m tests.fuzz $(FUZZ)

bench: $(VENV)/.tests servers
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
