# SPDX-License-Identifier: GPL-3.0-or-later
.PHONY: build release deb test-package test-share demo man completions test test-ops bench-ops lint bench bench-profile bench-recommend bench-queue bench-documents bench-retrieval bench-rendering bench-events test-documents test-corpora test-models bench-models chaos soak test-chaos fuzz clean

build: ## Builds for debugging
	@scripts/setup
	swift build

release: ## Builds the programs as they are shipped: with optimisation, and with Swift's runtime inside
	@scripts/setup
	@scripts/build-release

deb: ## Makes the Debian package in .build/deb, with a release build
	@scripts/deb

test-package: ## Installs, upgrades, downgrades and removes the package in a fresh Debian 12 (as root: debootstrap and chroot)
	@scripts/test-package

demo: ## Runs sample documents through the whole of Greffier in a scratch workspace
	@scripts/setup
	@scripts/demo

man: ## Writes manual pages of all verbs, English and French, below .build/share
	@swift build --product greffier
	@.build/debug/greffier generate man .build/share

completions: ## Writes completions for bash, zsh and fish below .build/share
	@swift build --product greffier
	@.build/debug/greffier generate completions .build/share

test: ## Format, lint and every test; CI runs test-chaos and the seeds of fuzz besides
	@scripts/setup
	@scripts/test

test-chaos: ## Short run of the fault harness, as CI does it
	@scripts/setup
	@scripts/test-chaos

test-ops: ## Asks the running daemon all that its HTTP description allows and more, treats it badly, looks at its pages, checks dashboard and alerts; sends real mail
	@scripts/test-ops
	@scripts/test-notifications

test-share: ## Serves inboxes and outbox by Samba as docs/install.md says; drops and reads as a member of the group and as a stranger
	@scripts/setup --share
	@swift build --product greffier
	@swift build --product greffier-worker
	@scripts/test-share

test-models: ## Tests the client of language models against real servers, built at the first run (about 10 minutes on two cores)
	@scripts/setup --models
	@scripts/test-models

chaos: ## Strikes a daemon with thousands of faults and looks at what is left; SEED=N plays one episode again
	@scripts/setup
	@scripts/chaos

soak: ## Drops good and hostile files for half an hour, with kills, stops and full disks, and watches for leaks; SOAK_MINUTES=N
	@scripts/setup
	@scripts/soak

lint: ## Checks the form of the sources, builds nothing
	@scripts/setup
	@git ls-files -z '*.swift' | xargs -0 swift format lint --strict --parallel
	@scripts/lint

bench: ## Measures this machine
	@scripts/setup --all
	@scripts/bench

bench-profile: ## Measures the reading of CVs by rules (GREFFIER_SAMPLES); part of bench
	@scripts/bench-profile

bench-recommend: ## Measures the nightly recommendations over made-up collections (GREFFIER_SAMPLES)
	@scripts/bench-recommend

bench-queue: ## Measures the job queue beside its peers (BENCH_MINUTES=10 for the long soak)
	@scripts/bench-queue

bench-documents: ## Measures the reading of documents beside its peers (GREFFIER_SAMPLES, GREFFIER_CORPORA)
	@scripts/bench-documents

bench-models: ## Measures the client of language models against real servers, beside a plain load tool
	@scripts/bench-models

bench-retrieval: ## Measures the index beside its peers, which are installed once from PyPI (BENCH_QUICK=1 for a look)
	@scripts/bench-retrieval

bench-rendering: ## Measures the making of documents beside its peers, which are installed once from PyPI (BENCH_QUICK=1 for a look)
	@scripts/bench-rendering

bench-ops: ## Measures the idle daemon, a scrape and `status` with 100,000 runs in the job table
	@scripts/bench-ops

bench-events: ## Measures event logs, segments and delays beside pandas and lifelines, and compares the curves
	@scripts/bench-events

test-documents: ## Holds the documents made against other programs, installed where they are missing; CI runs it
	@scripts/test-documents

test-corpora: ## Holds what becomes of every file of GREFFIER_CORPORA and GREFFIER_SAMPLES against a list (UPDATE=1 writes it)
	@scripts/test-corpora $(if $(UPDATE),--update)

fuzz: ## Throws mutated documents at the readers for an hour (FUZZ_MINUTES=N, 0 plays the seeds; FUZZ_TARGETS="rtf pdf")
	@scripts/fuzz

clean:
	swift package clean
