# `make run` opens the sample case; `make test` runs every test. Both set up what is missing.

.PHONY: run test check sweep soak bench strings desktop setup setup-test clean

run: setup
	@tools/setup run

test: setup-test check
	@tools/setup pytest

check: setup-test
	@tools/setup check

sweep: setup-test
	@tools/setup pytest -m sweep -s

soak: setup-test
	@tools/setup pytest -m soak -s

bench: setup-test
	@tools/setup bench

strings: setup-test
	@tools/setup strings

desktop: setup
	@tools/desktop

setup:
	@tools/setup libraries

setup-test:
	@tools/setup libraries tests

clean:
	rm -rf .venv out build .pytest_cache .mypy_cache .ruff_cache
