# `make demo` and `make test` are all that is needed; both make .venv first. Choose a Python with PY=python3.12.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := var/demo

.DEFAULT_GOAL := help
.PHONY: help demo test test-house test-journeys check format bench judge pictures words lock clean need-python say-what-is-skipped

help: ## Say what each target does.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12

demo: $(READY) ## Fill a demo archive and serve it; the addresses and sign-ins are printed.
	$(BIN)/ihw demo --data $(DEMO)
	IHW_COOLING_DAYS=0 $(BIN)/ihw serve --data $(DEMO)

test: check say-what-is-skipped ## Everything that must hold: check, then every test, the browser's beside the others.
	@filled=$$(mktemp -d) && trap 'rm -rf "$$filled"' EXIT && \
	  IHW_FILLED="$$filled" $(MAKE) --no-print-directory --jobs=2 --keep-going test-house test-journeys

test-house: $(READY) ## Every test that needs no browser. With IHW_HOSTILE=FOLDER also the sweep over hostile files there.
	PYTHONHASHSEED=0 $(BIN)/pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder --ignore=tests/journeys

test-journeys: $(READY) ## The tests that walk through the served house in a browser.
	$(BIN)/pytest -o cache_dir=.pytest_cache/journeys tests/journeys

check: $(READY) ## The fast part: format, style, types, layers.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## Lay the code out, and mend what can be mended safely.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY) ## Print how long things take; decides nothing. Choose with BENCH="--help".
	$(BIN)/python -m tests.bench.measure $(BENCH)

judge: $(READY) ## Have a judge from outside the tree grade what is built. Alone it lists them; choose with JUDGE=voice.
	$(BIN)/python -m tests.bench.judges $(JUDGE)

pictures: $(READY) ## Take every page at 360 px light and 1366 px dark into docs/pictures (needs Chromium).
	$(BIN)/python -m tests.pictures.take

words: $(READY) ## Bring the catalogues of translations up to date with every text of Notes.
	$(BIN)/python -m tests.words.gather

lock: ## Write constraints.txt anew after a change in pyproject.toml (needs uv). Add UPGRADE=--upgrade for newer versions.
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --quiet \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE) -o constraints.txt

clean: ## Take away the demo, pictures and caches. Other folders in var, and .venv, stay.
	rm -rf $(DEMO) $(DEMO)-keys build dist *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find archive moderation stories tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): constraints.txt pyproject.toml
	@[ -x $(BIN)/python ] || $(MAKE) --silent --no-print-directory need-python
	[ -x $(BIN)/python ] || $(PY) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

need-python:
	@$(PY) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "This needs Python 3.11 or newer, with venv. On Debian or Ubuntu:"; \
	  echo "  sudo apt install python3 python3-venv make"; \
	  echo "If that Python is older than 3.11, name a newer one: make PY=python3.12 ..."; \
	  exit 1; }

say-what-is-skipped:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  echo "No Chromium here, so the browser tests are skipped (with CI set they fail). To run them:"; \
	  echo "  sudo apt install chromium"; }
