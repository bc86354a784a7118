# Two commands are enough: `make run` and `make test`. Both bring what they need and may be repeated at any time.
PYTHON ?= python3
BASE = exec $(PYTHON) config/running/bootstrap.py base
TEST = exec $(PYTHON) config/running/bootstrap.py test
COMPILE = uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q

.PHONY: run test mutants lint types lock bench build clean

run: ## the book in this terminal: web, worker, beat, database, broker; Ctrl-C stops all of it
	@$(BASE) python -m config.running

mutants: ## every rule of who may see and do what with one condition changed: is each noticed?
	@$(TEST) sh -c 'WARDBOOK_MUTANTS_OF="$(or $(OF),all)" pytest -q tests/access/test_mutants.py tests/access/test_role_sets.py'

test: ## everything a change must pass
	@$(TEST) python -m config.running.everything

lint: ## style alone
	@$(TEST) sh -c 'ruff check . && ruff format --check .'

types: ## types alone
	@$(TEST) sh -c 'WARDBOOK_SECRET_KEY=types mypy .'

bench: ## times, beside a bare Django view; BENCH='--listening 200,8400' measures surveys, network and tablets
	@$(BASE) python -m benchmarks $(BENCH)

build: ## packages and the design system, nothing started
	@$(BASE) true

lock: ## new versions into the locks, by hash and without addresses
	@$(TEST) sh -c '$(COMPILE) --upgrade requirements/base.in -o requirements/base.txt && $(COMPILE) --upgrade requirements/test.in -o requirements/test.txt'

clean: ## what can be made again; the book in .wardbook stays
	rm -rf build node_modules .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results
