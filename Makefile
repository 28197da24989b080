# Two commands on a machine with Python 3.11 or newer, make and git:
#   make board    builds the board of this repository and says where to open it
#   make test     installs the rest and runs every check; CI runs the same, and counts the lines run
#   make browser  (with Chromium, Java and Node) looks at the pages in a real browser
# Everything is installed into .venv, from versions pinned and hashed in requirements/.

VENV   := .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
SITE   := site
JUDGES := tests/browser/node_modules
# Counting lines doubles the time on Python 3.11: CI does it, or `make test COVERAGE=--cov`.
COVERAGE ?= $(if $(CI),--cov)
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo "$$name" && break; done)

# What is compiled is kept: each worker, and each program that a test starts, would do it anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help board install test browser lint workflows format rules told serve pictures pins clean

help:  ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

board: $(VENV)/.run  ## Build the board into site/ and say where to open it
	@$(BIN)/sitegen build --output $(SITE)

install: $(VENV)/.run  ## Install the program and nothing else: .venv/bin/sitegen

test: lint workflows  ## Run every check and every test
	$(BIN)/pytest -n 2 --dist loadfile $(COVERAGE) --ignore tests/browser

browser: $(VENV)/.dev $(JUDGES)/.package-lock.json  ## Look at the pages in Chromium, and have them judged
	SITEGEN_BROWSER=required $(BIN)/pytest -n 2 --dist loadscope tests/browser

lint: $(VENV)/.dev  ## Run the checks that need no tests: style, format, types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

workflows: $(VENV)/.dev  ## Read the workflows as an attacker and as the runner would
	$(BIN)/zizmor --offline --persona pedantic --strict-collection --quiet .github docs/ci/forgejo.yml docs/ci/news.yml
	$(BIN)/jactionlint --strict-exit --no-hints .github/workflows/*.yml docs/ci/forgejo.yml docs/ci/news.yml

format: $(VENV)/.dev  ## Put the code into the common format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

rules: $(VENV)/.dev  ## Write docs/rules.md, and the examples of `sitegen explain`
	$(BIN)/python -m tools.rules

told: $(VENV)/.dev  ## Write down for the schemas what docs/files.md says of each key
	$(BIN)/python -m tools.told

serve: $(VENV)/.run  ## Show the board in a browser, built anew on every change
	@$(BIN)/sitegen serve

pictures: board  ## Take the pictures that README.md and docs/design.md show (needs Chromium)
	$(BIN)/python -m tools.pictures $(SITE)

pins:  ## Resolve requirements/ anew (needs uv on the path)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--upgrade --extra build pyproject.toml --output-file requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--upgrade --extra build --extra dev --constraints requirements/run.txt \
		pyproject.toml --output-file requirements/dev.txt

clean:  ## Remove what was installed and built
	rm -rf $(VENV) $(SITE) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamps below are newer than what they were installed from, so nothing is installed twice.

$(VENV)/.venv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/it"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.venv
	$(PIP) install --require-hashes --requirement requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(JUDGES)/.package-lock.json: tests/browser/package-lock.json
	cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
