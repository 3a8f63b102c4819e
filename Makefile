# `make serve` and `make test` do all their own set-up in .venv; nothing else needs to be installed first but Python.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1
.DEFAULT_GOAL := help
.PHONY: help serve site archive check test audit bench lighthouse lint lock clean

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

test: $(VENV)/dev lint ## run every test, with a set of browser checks
	$(BIN)/python tests/tools.py
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

audit: $(VENV)/dev ## run the full matrix: every page kind, language, width and scheme in a real browser
	$(BIN)/python tests/tools.py
	$(BIN)/python -m pytest -n auto tests/audit.py

lighthouse: $(VENV)/dev ## measure every kind of page in each language with Lighthouse (mobile)
	$(BIN)/python tests/tools.py
	$(BIN)/python tests/lighthouse.py

bench: $(VENV)/dev ## measure compose and render against bare MkDocs, as ratios, and the weight of pages
	$(BIN)/python tests/bench.py

lint: $(VENV)/dev ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

lock: $(VENV)/dev ## lock the requirements of pyproject.toml anew, with hashes (needs uv)
	uv pip compile -q --universal --generate-hashes --no-strip-extras --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --generate-hashes --no-strip-extras --no-header --extra dev pyproject.toml -o requirements-dev.txt

clean: ## remove all that these commands made
	rm -rf $(VENV) site docs/.composed .cache .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/site
