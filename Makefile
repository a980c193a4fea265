# Developer commands. `make test` on a fresh clone does everything itself.
.PHONY: setup check format test fuzz mutations docs pins wheel clean
.DEFAULT_GOAL := test

bin := .venv/bin
packages := $(wildcard model reference scenarios experiments benchmarks dashboard)

setup:  ## make .venv with the pinned packages and the developer tools
	@CONTINUUM_SETUP=dev ./continuum

check: setup  ## style, lint, types
	@status=0; set -x; \
	$(bin)/ruff format --check . || status=1; \
	$(bin)/ruff check . || status=1; \
	$(bin)/mypy $(packages) tests || status=1; \
	{ set +x; } 2>/dev/null; exit $$status

format: setup  ## put the style right
	$(bin)/ruff format .
	$(bin)/ruff check --fix .

# Every check runs, whatever the one before it found; the tests come last.
test: setup  ## check, then all tests on two workers
	@status=0; \
	$(MAKE) --no-print-directory check || status=1; \
	tests/dashboard/browser/install.sh; \
	$(bin)/python -m pytest -n 2 || status=1; \
	exit $$status

files ?= 10000
fuzz: setup  ## 10,000 malformed designs, scenarios and patterns (a few minutes; files=… for others)
	FUZZ=$(files) $(bin)/python -m pytest tests/experiments/sweep/test_fuzz.py

mutations: setup  ## seed small faults, see which ones the tests catch (an hour or two; goes on)
	$(bin)/python -m tests.mutation

docs: setup  ## write the generated pages of docs/
	$(bin)/continuum docs

# Renew the pins after a change in pyproject.toml; `make pins upgrade=1` also takes newer versions.
compile = .pins/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header $(if $(upgrade),--upgrade) \
	pyproject.toml --group build
pins:  ## write requirements*.txt anew
	python3 -m venv .pins
	.pins/bin/python -m pip install --quiet 'uv>=0.13,<1'
	$(compile) --output-file requirements.txt
	$(compile) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	rm -rf .pins

wheel: setup  ## build the wheel into dist/
	$(bin)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean:  ## remove everything that is made, not written
	rm -rf .venv .venv.lock .pins dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
