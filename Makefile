# FMNIST Studio: `make` lists what there is. ARGS="…" is handed on by run, test, bench, soak, model and screenshots.
.DEFAULT_GOAL := help
MINUTES ?= 10
.PHONY: help setup run test coverage check bench soak model screenshots package package-test clean

# Qt wants a UTF-8 locale; a bare machine names none.
ifeq ($(LC_ALL)$(LC_CTYPE)$(LANG),)
export LC_CTYPE := C.UTF-8
endif

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## install everything the other targets need (does nothing when that is done)
	@bash .ci/setup

run: setup ## open the window; without a display, take pictures of every page instead
	@if [ -n "$(ARGS)" ] || [ "$$(uname -s)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec .venv/bin/fmnist-gui $(ARGS); \
	elif ! command -v xvfb-run >/dev/null; then \
		echo "No display (DISPLAY and WAYLAND_DISPLAY are empty), and no xvfb-run to make one: install xvfb."; \
		exit 1; \
	else \
		echo "No display (DISPLAY and WAYLAND_DISPLAY are empty): the app runs on a virtual one and takes pictures."; \
		exec xvfb-run -a -s "-screen 0 1280x900x24" .venv/bin/fmnist-gui tour build/tour; \
	fi

test: setup ## run the tests, without a display
	LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 .venv/bin/python -m pytest -n auto --dist worksteal $(ARGS)

coverage: ## the tests, and how much of engine and bridge they run; it fails when that is less than it was
	@$(MAKE) --no-print-directory test ARGS="--cov $(ARGS)"

check: setup ## lint, formatting, types, layers
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: setup ## measure speed and memory against their targets, into build/bench.json; under 8 minutes on two quiet cores
	@mkdir -p build
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.benchmarks --out build/bench.json $(ARGS)

soak: setup ## kills, faults, broken files and random clicks for MINUTES=10; SEED=n repeats one; a table of counts at the end
	LC_ALL=C.UTF-8 OMP_NUM_THREADS=1 .venv/bin/python -m tests.soak --minutes $(MINUTES) $(if $(SEED),--seed $(SEED)) $(ARGS)

model: setup ## train the shipped model from nothing (under an hour), with its card; DRAWINGS=folder of drawings by people
	.venv/bin/python -m fmnist_gui.tools.make_model $(if $(DRAWINGS),--drawings "$(DRAWINGS)") $(ARGS)

screenshots: setup ## pictures of every page into build/screenshots
	QT_QPA_PLATFORM=offscreen .venv/bin/fmnist-gui screenshots build/screenshots $(ARGS)

package: ## make dist/: the application's folder, a .deb and a portable archive; DATA=folder puts the data set inside
	@DATA="$(DATA)" bash .ci/package

package-test: ## install, drive and remove what `make package` made, on a virtual display; as root on Debian
	@bash .ci/package-test

clean: ## remove what was built, keep .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find fmnist_gui tests -name __pycache__ -type d -prune -exec rm -rf {} +
