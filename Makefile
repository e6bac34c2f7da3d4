# Rapporteur. `make run` opens the dashboard, `make test` runs the whole suite; nothing else is needed.
# The first Python of these that is 3.12 or newer builds .venv; `make PYTHON=/path/to/python run` names another.
PYTHON ?= $(shell for p in python3.12 python3.13 python3.14 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
IN := $(VENV)/bin
PIP := $(IN)/pip install --quiet --disable-pip-version-check --require-hashes
LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--python-version 3.12 --custom-compile-command "make lock"

.PHONY: run test lint gold check lock clean

run: $(VENV)/installed
	$(IN)/python -m core sample --if-empty
	$(IN)/streamlit run dashboard.py

test: $(VENV)/installed-for-tests
	$(IN)/python -m pytest --numprocesses 2 --dist loadscope

lint: $(VENV)/installed-for-tests
	$(IN)/ruff check . && $(IN)/ruff format --check . && $(IN)/mypy

gold: $(VENV)/installed-for-tests
	$(IN)/python -m tests.gold.scores
	$(IN)/python -m tests.gold.benchmark

check: lint test gold

lock:
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-test.in -o requirements-test.txt

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Rapporteur needs Python 3.12 or newer; none was found on the PATH."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what Rapporteur needs into $(VENV) (once; a minute or two) …"
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-for-tests: requirements-test.txt $(VENV)/installed
	$(PIP) -r requirements-test.txt
	@touch $@

clean:
	rm -rf $(VENV)
