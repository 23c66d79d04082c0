# The front door. Every target runs what it needs before it.
SWIFT ?= swift
BINARY := .build/debug/likeness
ALONE := '^(LikenessServerTests|LikenessWebTests|MediaToolsTests|ProviderBuiltinTests|WebDriverTests)'

PREFIX ?= /usr/local

.PHONY: help setup build run demo test fuzz soak lint format docs bench install clean

help:
	@echo "make demo    the whole main job, unattended: verification, review, video"
	@echo "make test    all tests"
	@echo "make fuzz    what parses a stranger's bytes, fed by libFuzzer for a minute (make test does it too)"
	@echo "make soak    a thousand kills, a thousand disasters and twelve million inputs; hours"
	@echo "make install program, pages and models under PREFIX (/usr/local)"
	@echo "make run     start the server on 127.0.0.1:8080 with its data in ./var"
	@echo "make setup   install Debian packages, models and sample portraits (the others do it when needed)"
	@echo "make lint    formatting and import rules"
	@echo "make format  format the sources in place"
	@echo "make docs    pages about LikenessClient and LikenessAPI, the Swift libraries; writes var/docs"
	@echo "make bench   measure a release build against its floors; writes var/bench.json"
	@echo "make clean   remove build products (not var/)"

setup:
	@scripts/setup

build: setup
	$(SWIFT) build

run: build
	$(BINARY) serve

demo: build
	$(BINARY) demo

# Tests that draw films, run ffmpeg, whole servers and browsers come after the others and one at a time: they need the
# machine for themselves.
test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip $(ALONE)
	$(SWIFT) test --skip-build --no-parallel --filter $(ALONE)
	scripts/fuzz

fuzz: setup
	scripts/fuzz

# What takes too long for make test.
soak: setup
	$(SWIFT) build -c release --product likeness
	.build/release/likeness chaos --rounds 1000 --disasters kill
	.build/release/likeness chaos --rounds 300 --disasters kill --store postgres
	.build/release/likeness chaos --rounds 500
	.build/release/likeness chaos --rounds 500 --store postgres
	scripts/fuzz 1000000

lint:
	@scripts/lint

format:
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

# DocC's pages of the public libraries, for any web server: python3 -m http.server -d var/docs
docs:
	$(SWIFT) build --target LikenessClient
	scripts/docs symbols
	scripts/docs samples
	scripts/docs pages --output var/docs

bench: setup
	$(SWIFT) build -c release --product likeness
	.build/release/likeness bench --output var/bench.json

# Program, pages and face models under $(DESTDIR)$(PREFIX). Swift's libraries are within the program, so the server needs
# no toolchain.
install: setup
	$(SWIFT) build -c release --static-swift-stdlib --product likeness
	$(SWIFT) build -c release --static-swift-stdlib --product film-signer
	install -d $(DESTDIR)$(PREFIX)/lib/likeness/models $(DESTDIR)$(PREFIX)/lib/likeness/c2pa $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/likeness .build/release/film-signer $(DESTDIR)$(PREFIX)/lib/likeness/
	install -m 644 var/c2pa/libc2pa_c.so $(DESTDIR)$(PREFIX)/lib/likeness/c2pa/
	cp -R .build/release/*.resources $(DESTDIR)$(PREFIX)/lib/likeness/
	chmod -R a+rX $(DESTDIR)$(PREFIX)/lib/likeness
	install -m 644 var/models/* $(DESTDIR)$(PREFIX)/lib/likeness/models/
	ln -sfn ../lib/likeness/likeness $(DESTDIR)$(PREFIX)/bin/likeness

clean:
	$(SWIFT) package clean
