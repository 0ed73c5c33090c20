# Naga. Every target works from a clean clone; `make help` lists them.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: help install demo test check soak bench nlp-score nlp-train nlp-fuzz lock clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# Installed again only when the lock or the project's metadata changed.
$(VENV)/.installed: requirements.lock pyproject.toml
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV) || { echo "could not make .venv: install Debian's python3.11-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

install: $(VENV)/.installed  ## make .venv from the hash-pinned lock

demo: install  ## load the demonstration and serve it; ARGS="--port 8765"
	$(BIN)/naga demo $(ARGS)

test: install  ## all tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup tests $(ARGS)

check: install  ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# Hours of it; ARGS="--from 400 --to 500" runs those seeds. See tests/noninterference/soak.py.
soak: install  ## 50,000 cases of non-interference, 10,000 requests that nobody wrote
	$(BIN)/python -m tests.noninterference.soak $(ARGS)
	NAGA_TEST_CALLS=10000 $(BIN)/python -m pytest tests/api/test_fuzz.py tests/api/test_fuzz_rest.py

bench: install  ## speed and memory, beside a reference in the same run
	$(BIN)/python -m tests.bench $(ARGS)

nlp-score: install  ## score the parser on the development and the test part
	$(BIN)/python -m tests.nlp.score $(ARGS)

nlp-train: install  ## train what the parser learned; ARGS=--read after its rules changed, --check to compare
	$(BIN)/python -m tests.nlp.learning.train $(ARGS)

nlp-fuzz: install  ## fuzz the parser and the readers of documents; ARGS="--seconds 600"
	@$(BIN)/python -c "import atheris" 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/nlp/fuzz/requirements.lock
	nice -n 19 $(BIN)/python -W ignore -m tests.nlp.fuzz $(ARGS)

lock:  ## resolve the dependencies again (needs uv); public index only
	env -u PIP_FIND_LINKS -u UV_FIND_LINKS uv pip compile pyproject.toml --extra dev --generate-hashes \
	  --python-version 3.11 --no-config --no-header --no-annotate -o requirements.lock

clean:  ## remove what was built
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
