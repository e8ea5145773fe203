# make run    play: with DISCORD_TOKEN against Discord, without in the sandbox
# make story  the story page, in a browser
# make test   the whole gate, as CI runs it
# make check  the same without installing anything
# make lock   requirements.lock, from the newest releases that pyproject.toml allows
# make clean  as if none of these had been made

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Where pyenv lacks the version of .python-version, its own choice will do as well.
export PYENV_VERSION ?= $(shell $(PYTHON) -c '' 2>/dev/null || pyenv global 2>/dev/null)

.PHONY: run story test check lock clean

run: .venv/.worker
	@$(BIN)/grimoire

story: .venv/.story
	@$(BIN)/grimoire story

test:
	@echo "The first time, 3.1 GB are installed into .venv, in about 6 minutes."
	@echo "Then everything is checked, in about 15 minutes on two cores."
	@$(MAKE) --no-print-directory .venv/.full check

check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/pytest

lock: .venv/.full
	$(BIN)/uv pip compile --quiet --upgrade pyproject.toml --extra postgresql --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --output-file requirements.lock

.venv/.worker: pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Installing what the worker needs into .venv ..."
	@$(PYTHON) -m venv .venv
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.story: .venv/.worker
	@echo "Installing Streamlit into .venv ..."
	@$(PIP) -e ".[story]"
	@touch $@

.venv/.full: .venv/.worker requirements-dev.txt
	@echo "Installing TensorFlow and the test tools into .venv ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
