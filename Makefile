# MediKlaud: a fresh clone needs Python 3.11+, make and a package registry.
# PY=python3.13 picks the interpreter; `make clean` first when changing it.

PY ?=
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made
FUZZ_VENV := .venv-fuzz
FUZZ_STAMP := $(FUZZ_VENV)/.made
BROWSER_VENV := .venv-browser
BROWSER_STAMP := $(BROWSER_VENV)/.made

BOOTSTRAP := sh tools/bootstrap.sh
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 \
	--generate-hashes --all-extras --custom-compile-command "make lock" \
	$(UPGRADE) pyproject.toml
TYPED := src tests tools $(wildcard benchmarks browser fuzz)

# The tests start our program hundreds of times: it is not compiled anew each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-slow test-browser screenshots check format permissions words bench \
	fuzz pythons lock clean

run: $(STAMP)            ## a demo hospital on http://127.0.0.1:8000
	$(BIN)/mediklaud demo

test: $(STAMP)           ## every test but the slow ones, a real PostgreSQL included
	$(BIN)/python -m pytest -m "not slow" -n auto --maxprocesses 4 --dist loadfile

test-slow: $(STAMP)      ## the slow ones; none collected (5) is no failure
	$(BIN)/python -m pytest -m slow || [ $$? -eq 5 ]

check: $(STAMP)          ## lint, format, types, architecture, dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(TYPED)
	$(BIN)/lint-imports
	$(BIN)/deptry src

format: $(STAMP)         ## rewrite the source in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(STAMP)          ## the figures of docs and the raw limits beside them
	$(BIN)/python -m benchmarks

permissions: $(STAMP)    ## docs/permissions.md anew, from the matrix
	$(BIN)/python -m tools.permissions

words: $(STAMP)          ## the texts of the pages anew, for their translators
	$(BIN)/python -m tools.words

fuzz: $(FUZZ_STAMP)      ## every HTTP operation against its schema, on both databases
	$(FUZZ_VENV)/bin/python -m fuzz

test-browser: $(BROWSER_STAMP) ## the pages in a real browser, on both databases
	MEDIKLAUD_CHROMIUM="$$(sh tools/browser.sh $(BROWSER_VENV)/bin/python)" \
		$(BROWSER_VENV)/bin/python -m pytest browser

screenshots: $(BROWSER_STAMP) ## pictures of every page, in var/screenshots
	MEDIKLAUD_CHROMIUM="$$(sh tools/browser.sh $(BROWSER_VENV)/bin/python)" \
		$(BROWSER_VENV)/bin/python -m browser.screenshots

pythons: $(STAMP)        ## import everything on each other Python found here
	sh tools/each_python.sh

lock: $(STAMP)           ## resolve the locks anew; UPGRADE=--upgrade takes the newest
	$(COMPILE) -o requirements.lock
	$(COMPILE) -c requirements.lock --group dev -o requirements-dev.lock
	$(COMPILE) -c requirements-dev.lock --group fuzz -o requirements-fuzz.lock
	$(COMPILE) -c requirements-dev.lock --group browser -o requirements-browser.lock

clean:                   ## forget the environments and caches, never var/
	rm -rf $(VENV) .venv-* build dist htmlcov .coverage .coverage.*
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml requirements-dev.lock tools/bootstrap.sh
	$(BOOTSTRAP) $(VENV) requirements-dev.lock $(PY)
	touch $@

$(FUZZ_STAMP): pyproject.toml requirements-fuzz.lock tools/bootstrap.sh
	$(BOOTSTRAP) $(FUZZ_VENV) requirements-fuzz.lock $(PY)
	touch $@

$(BROWSER_STAMP): pyproject.toml requirements-browser.lock tools/bootstrap.sh
	$(BOOTSTRAP) $(BROWSER_VENV) requirements-browser.lock $(PY)
	touch $@
