# The verbs of the day. Each sets up what it needs by itself: on a Debian or Ubuntu with Python, make and git there
# is nothing to do first. Words for the command itself go in ARGS: make check ARGS="--format json".

RUN = .venv/bin/ladokdoc
PYTEST = .venv/bin/python -m pytest
# On every core, a file of tests on one of them, so that what a file makes once is made once.
EACH = --numprocesses=auto --dist=loadfile

help: ## these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

build: .venv/.run .venv/.pdf ## the document, as HTML and PDF, in build/
	$(RUN) build $(ARGS)

check: .venv/.run ## what is wrong in content/
	$(RUN) check $(ARGS)

test: .venv/.dev .venv/.tests ## the tests of every day
	$(PYTEST) $(EACH) -m "not validator" $(ARGS)

validate: .venv/.dev .venv/.validators ## the slow tests: real validators, whole journeys, every slip
	$(PYTEST) $(EACH) -m validator $(ARGS)

verify-document: .venv/.dev .venv/.validators ## every validator over whole editions, as a table
	.venv/bin/python -m tests.dokument

golden: .venv/.dev .venv/.tests ## write the expected results of tests anew; read the diff
	$(PYTEST) -m "not validator" --golden $(ARGS)

pictures: .venv/.dev .venv/.validators ## pictures of pages that tests compare with, anew; look at each that has changed
	$(PYTEST) -m validator --golden tests/test_stress.py $(ARGS)

bench: .venv/.dev .venv/.tests ## how long things take
	.venv/bin/python -m tests.bench $(ARGS)

mutate: .venv/.dev ## every slip in the plan of 2021, one by one: is it caught?
	.venv/bin/python -m tests.mutate $(ARGS)

lint: .venv/.dev ## the form of the code
	.venv/bin/ruff check
	.venv/bin/ruff format --check

types: .venv/.dev ## the types in the code
	.venv/bin/mypy

ci: ## all that must pass before anything lands
	.ci/run

lock: ## write the locks from pyproject.toml; UPGRADE=1 takes the newest versions
	.ci/lock

clean: ## remove all that was made, .venv too
	rm -rf build dist .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find ladokdoc tests -name __pycache__ -prune -exec rm -rf {} +

# What is set up leaves an empty file behind, so that the next time costs nothing.
.venv/.run: .ci/setup requirements.lock pyproject.toml
	@.ci/setup run
	@touch $@

.venv/.dev: .ci/setup requirements-dev.lock pyproject.toml
	@.ci/setup dev
	@touch .venv/.run $@

.venv/.pdf: .ci/setup | .venv/.run
	@.ci/setup pdf
	@touch $@

.venv/.tests: .ci/setup | .venv/.dev
	@.ci/setup tests
	@touch .venv/.pdf $@

.venv/.validators: .ci/setup tests/dokument/package-lock.json requirements-dev.lock | .venv/.dev
	@.ci/setup validators
	@touch .venv/.pdf .venv/.tests $@

.PHONY: help build check test validate verify-document golden pictures bench mutate lint types ci lock clean
.NOTPARALLEL:
