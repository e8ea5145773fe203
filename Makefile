# make run    play: with DISCORD_TOKEN against Discord, without in the sandbox
# make story  the story page, in a browser
# make test   the whole gate, as CI runs it

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run story test check clean

run: .venv/.worker
	@$(BIN)/python -c 'import os, dotenv; \
	token = os.environ.get("DISCORD_TOKEN") or dotenv.dotenv_values(".env").get("DISCORD_TOKEN"); \
	module = "bot" if (token or "").strip() else "sandbox"; \
	os.execv("$(BIN)/python", ["$(BIN)/python", "-m", module])'

story: .venv/.story
	@$(BIN)/streamlit run app.py --browser.gatherUsageStats=false

test: .venv/.full check

check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/pytest

.venv/.worker: requirements-worker.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Installing what the worker needs into .venv ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-worker.txt
	@touch $@

.venv/.story: .venv/.worker requirements-story.txt
	@echo "Installing Streamlit into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-story.txt
	@touch $@

.venv/.full: .venv/.worker requirements.txt requirements-story.txt
	@echo "Installing TensorFlow and the test tools into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
