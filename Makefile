# Two commands for a newcomer: `make demo`, `make test`. Python 3.11 to 3.14, make and a package index suffice.

PORT ?= 8000
UV_VERSION = 0.13.9
VENV = .venv
BIN = $(VENV)/bin
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null \
	&& echo $$python && break; done)
SOURCES = pyproject.toml uv.lock hatch_build.py $(wildcard web/translations/*/LC_MESSAGES/*.po)
# --inexact: what is in the environment already, such as uv or the development packages, stays
UV = env -u VIRTUAL_ENV UV_PYTHON=$(BIN)/python UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
SYNC = $(UV) $(BIN)/uv sync --frozen --inexact --quiet
FALLBACK = .venv-fallback

.PHONY: help demo setup browser test test-fallback lint quality bench clean

help:
	@echo 'make demo     the archive on the sample articles, at http://127.0.0.1:$(PORT) (PORT= changes it)'
	@echo 'make setup    the environment alone, development tools included'
	@echo 'make browser  install Chromium (Debian and its kin) for the browser tests'
	@echo 'make test     everything that must pass'
	@echo 'make test-fallback  the tests of the index with whoosh-reloaded in place of whoosh3'
	@echo 'make quality  how well articles are tagged and misspelt words corrected (TANSIQ_CORPORA=FOLDER)'
	@echo 'make bench    speed, memory and growth at real size, beside others (TANSIQ_CORPORA=FOLDER)'

demo: $(VENV)/.runtime var/demo/.imported
	@$(BIN)/tansiq --data var/demo serve --port $(PORT)

var/demo/.imported: $(VENV)/.runtime $(wildcard seeds/*)
	@$(BIN)/tansiq --data var/demo import seeds
	@touch $@

setup: $(VENV)/.development

browser:
	@$(if $(shell sh tests/browser/find_browser),echo "browser: $(shell sh tests/browser/find_browser)", \
		$(if $(filter 0,$(shell id -u)),,sudo) sh -c 'apt-get update -q && apt-get install -q -y chromium')

test: $(VENV)/.development lint
	@$(BIN)/python -m pytest

test-fallback: $(VENV)/.development
	@$(UV) UV_PROJECT_ENVIRONMENT=$(FALLBACK) $(BIN)/uv sync --frozen --quiet --no-install-package whoosh3
	@$(UV) $(BIN)/uv pip install --quiet --python $(FALLBACK) whoosh-reloaded==2.7.5
	@$(FALLBACK)/bin/python -m pytest tests/index

lint: $(VENV)/.development
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

quality: $(VENV)/.development
	@$(BIN)/python -m tests.quality.facets --write $(if $(V),-v)
	@$(BIN)/python -m tests.quality.province_values
	@$(BIN)/python -m tests.quality.spelling $(TANSIQ_CORPORA)/iraq_news.jsonl.gz

bench: $(VENV)/.development
	@$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) $(FALLBACK) var/demo

$(BIN)/uv:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 to 3.14 is needed: none was found' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.runtime: $(BIN)/uv $(SOURCES)
	@$(SYNC) --no-dev
	@touch $@

$(VENV)/.development: $(BIN)/uv $(SOURCES)
	@$(SYNC)
	@touch $@ $(VENV)/.runtime
