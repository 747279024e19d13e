# Each target is one command over a set-up that happens by itself; without make, type what it says.
#
#   make site     build the site into site/, with the copies that it offers to take away (COPIES= leaves them out)
#   make serve    show it at http://127.0.0.1:8000, and every change at once, with what is wrong
#   make offline  make the copies alone, into dist/: they need no network
#   make check    check data/ and docs/ without building anything
#   make test     style, types, tests
#   make bench    how long a change takes to be seen, beside a check and a build
#   make schemas  write the JSON Schemas of data/ and docs/ again, after a change of the models
#   make lock     resolve pyproject.toml into requirements*.txt again (needs uv; UPGRADE=--upgrade for the newest)
#   make clean    remove everything that was made, .venv too
#
# Another Python: make clean, then make site PYTHON=python3.12
PYTHON = python3

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

# Material's notice about its own end of life. It is known; the engine can be replaced.
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve offline check test bench schemas lock clean

COPIES = --copies

site: .venv/.site
	$(BIN)/explainer build --strict $(COPIES)

serve: .venv/.site
	$(BIN)/explainer serve

offline: .venv/.site
	$(BIN)/explainer offline --strict dist

check: .venv/.site
	$(BIN)/explainer check

test: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

schemas: .venv/.site
	$(BIN)/explainer schema --write hooks/schemas

bench: .venv/.site
	$(BIN)/python tests/bench.py

LOCK := uv pip compile pyproject.toml --group setup --universal --python-version 3.11 --generate-hashes \
	--annotation-style line --custom-compile-command 'make lock' --quiet $(UPGRADE)
lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --output-file requirements-dev.txt --extra dev --extra zim --constraint requirements.txt

clean:
	rm -rf .venv site dist build hooks/*.egg-info .mypy_cache .pytest_cache .ruff_cache
	find hooks tests -name __pycache__ -prune -exec rm -rf {} +

# The set-up. Every package is checked against its hash, and the project itself is installed in place.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.venv/.site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'This needs Python 3.11 or later, and $(PYTHON) is not. Name one that is: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'This needs the module venv of $(PYTHON). On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.site requirements-dev.txt
	$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
