# What a person types. `make run` and `make test` work as the first command on a fresh machine with python3, venv and make.
# ARGS goes to the program behind the target: make run ARGS='today --json', make test ARGS='tests/domain -x'.

SHELL = /bin/sh
PYTHON ?= python3
ARGS ?=
# Half of a test's time is waiting, for a lock, a key or a screen: three at once are done soonest on two cores.
WORKERS ?= 3

BIN = .venv/bin
CATALOGUES := $(wildcard src/ph_tui/l10n/locales/*/*.po)
DEMO = build/demo

# Without its byte code the program starts four times slower.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH
unexport PYTHONHOME

.DEFAULT_GOAL = help
.PHONY: help run demo test faults snap pictures check style types layers bench lock wheel clean .venv

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 | \2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: .venv ## start the program (ARGS='order list' for a command)
	@exec $(BIN)/ph-tui $(ARGS)

demo: .venv ## start the program on invented sample data in build/demo
	@test -d $(DEMO) || { mkdir -p build && $(BIN)/ph-tui demo $(DEMO) >&2; }
	@exec $(BIN)/ph-tui --data $(DEMO) $(ARGS)

test: .venv .venv/.schema ## run the tests, with fewer kills and races than `make faults`
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

faults: .venv .venv/.schema ## run the fault tests in full (as root, with openssh-server, none is skipped)
	PH_TUI_FAULTS=full $(BIN)/python -m pytest -m faults $(ARGS)

snap: .venv ## record the pictures in snapshots/ again
	PH_TUI_SNAP=update $(BIN)/python -m pytest tests/ui $(ARGS)

pictures: .venv ## take the guide's pictures in docs/pictures/ from the running program
	$(BIN)/python -m tests.ui.guide_pictures

check: style types layers ## check style, types and layers (each is a target too)

style: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv
	$(BIN)/mypy

layers: .venv
	$(BIN)/lint-imports --no-logo

bench: .venv ## measure start-up, keys and writes, and print the table
	@$(BIN)/python -m bench $(ARGS)

wheel: .venv ## build the wheel and the source archive into dist/
	$(BIN)/python -m hatchling build

clean: ## remove everything that make made, build/demo and .venv included
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f src/ph_tui/l10n/locales/*/*.mo
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the lock files ---------------------------------------------------------------------------------------------------
# ARGS=--upgrade takes newer releases. The oldest supported Python resolves, so that what only it needs is in the lock.
# Own folders of wheels hold some files of a release only, hence no pip configuration: the lock carries the hash of each.

COMPILE = unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL; PIP_CONFIG_FILE=/dev/null $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
	--newline lf --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: ## resolve the dependencies again into requirements.lock and requirements-dev.lock
	@test -x $(BIN)/pip-compile || $(MAKE) .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "make lock needs a .venv with Python 3.11, the oldest that is supported: make clean, then make lock PYTHON=python3.11" >&2; exit 1; }
	$(COMPILE) $(ARGS) --output-file requirements.lock pyproject.toml
	$(COMPILE) $(ARGS) --output-file requirements-dev.lock --extra dev --constraint requirements.lock pyproject.toml

# --- the virtual environment ------------------------------------------------------------------------------------------
# A stamp for each step, so that a changed word costs no new installation. All talk goes to stderr:
# `make run ARGS='today --json' | jq` works on a fresh clone too.

.venv: .venv/.catalogues

.venv/.packages: requirements-dev.lock
	@command -v $(PYTHON) >/dev/null || \
		{ echo "ph-tui needs Python 3.11 or newer, and there is no '$(PYTHON)' here. On Debian: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ph-tui needs Python 3.11 or newer, and '$(PYTHON)' is older. Name another: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "'$(PYTHON)' cannot make a virtual environment. On Debian: apt install python3-venv" >&2; exit 1; }
	@echo "Making .venv: a minute at most, and only this once." >&2
	@$(PYTHON) -m venv --clear .venv >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock >&2
	@touch $@

# The tests check e-invoices against the schema that lies in this package; without it they say so and go on.
.venv/.schema: .venv/.packages requirements-schema.lock
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-schema.lock >&2; then touch $@; \
		else echo "The schema of Finvoice could not be fetched: the tests that need it are skipped." >&2; fi

.venv/.program: .venv/.packages pyproject.toml hatch_build.py
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . >&2
	@touch $@

.venv/.catalogues: .venv/.program $(CATALOGUES)
	@$(BIN)/python hatch_build.py >&2
	@touch $@
