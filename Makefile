# `make serve` and `make test` do all their own set-up in .venv; nothing else needs to be installed first but Python.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1
.DEFAULT_GOAL := help
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
# An environment whose Python is too old, or gone, gives way to a new one.
REMOVED := $(shell [ ! -e $(VENV) ] || $(BIN)/python $(NEW_ENOUGH) 2>/dev/null || rm -rf $(VENV))
.PHONY: help serve site archive check test audit fuzz mutants bench growth lighthouse lint change expected reference wheel sbom installed advisories lock clean

help: ## show these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

serve: $(VENV)/site ## build the site in all languages and serve it at http://127.0.0.1:8000/ (or ADDRESS=host:port), rebuilding on every save
	$(BIN)/mkdocs serve $(if $(ADDRESS),--dev-addr $(ADDRESS))

site: $(VENV)/site ## build the site into site/
	$(BIN)/mkdocs build --strict

archive: site ## make an archive of the site that is read without a server: edition.zip, or OUTPUT=…
	$(BIN)/python scripts/build.py archive --output $(or $(OUTPUT),edition.zip)

check: $(VENV)/site ## check the sources and list every problem
	$(BIN)/python scripts/build.py check

test: $(VENV)/dev lint ## run every test, with a set of browser checks; COVERAGE=yes also holds what they reach against its floor
	$(BIN)/python tests/tools.py
	$(BIN)/python -m pytest -n auto --dist worksteal $(if $(COVERAGE),--cov --cov-report=term)

audit: $(VENV)/dev ## run the full matrix: every page kind, language, width and scheme in a real browser
	$(BIN)/python tests/tools.py
	$(BIN)/python -m pytest -n auto tests/audit.py

fuzz: $(VENV)/dev ## harm editions and captured pages at random and build them, for MINUTES=10; what fails is kept in build/fuzz/
	PYTHONPATH=scripts:tests MINUTES=$(or $(MINUTES),10) $(BIN)/python tests/fuzz.py

mutants: $(VENV)/dev ## plant faults in the code, one at a time, and list those that pass every test: MODULES="dates.py", or all, in nights
	PYTHONPATH=scripts:tests $(BIN)/python tests/mutants.py

growth: $(VENV)/dev ## measure how the time of each part grows when an edition of N=1250 terms doubles, twice
	PYTHONPATH=scripts:tests $(BIN)/python tests/growth.py

lighthouse: $(VENV)/dev ## measure every kind of page in each language with Lighthouse (mobile)
	$(BIN)/python tests/tools.py
	$(BIN)/python tests/lighthouse.py

bench: $(VENV)/dev ## measure compose and render against bare MkDocs, as ratios, and the weight of pages
	$(BIN)/python tests/bench.py

lint: $(VENV)/dev ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

change: ## show where each kind of change is made
	@sed -n '/<!-- changes -->/,/<!-- end -->/p' CONTRIBUTING.md | sed '1d;$$d'

expected: $(VENV)/dev ## write the expected lines of the broken editions anew, for review as a diff
	PYTHONPATH=scripts:tests $(BIN)/python tests/test_rules.py

reference: $(VENV)/dev ## write REFERENCE.md anew: every key, rule and command, from the code
	$(BIN)/python scripts/build.py reference > REFERENCE.md

wheel: $(VENV)/dev ## build Hexapla as a wheel, into dist/
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel -d dist

sbom: wheel ## write beside the wheel what is in it and what it asks for, as a CycloneDX document
	PYTHONPATH=scripts:tests $(BIN)/python tests/sbom.py

advisories: $(VENV)/dev ## hold the locked packages against the known weaknesses of PyPI
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.txt -r requirements-dev.txt

installed: wheel ## try the wheel in an empty environment of every Python from 3.11 that is there
	@for python in python3.11 python3.12 python3.13 python3.14; do \
	  $$python --version >/dev/null 2>&1 || continue; \
	  rm -rf build/tried && $$python -m venv build/tried && build/tried/bin/pip install --quiet --disable-pip-version-check dist/*.whl \
	  && build/tried/bin/python tests/installed.py || exit 1; done; rm -rf build/tried

lock: $(VENV)/dev ## lock the requirements of pyproject.toml anew, with hashes (needs uv)
	uv pip compile -q --universal --generate-hashes --no-strip-extras --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --generate-hashes --no-strip-extras --no-header --extra dev pyproject.toml -o requirements-dev.txt

clean: ## remove all that these commands made
	rm -rf $(VENV) site dist build docs/.composed .cache .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	@$(PYTHON) $(NEW_ENOUGH) 2>/dev/null || { echo "Hexapla needs Python 3.11 or newer, and $(PYTHON) is \
	$$($(PYTHON) --version 2>&1 | head -1); name another, as in: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/site: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/site
