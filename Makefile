# Two commands, on a machine with nothing but Rust's toolchain (https://rustup.rs):
#   make demo   extract an example interview, print its claims, serve them on http://localhost:7878/
#   make test   formatting, lints, tests
# Each first looks for the native packages that the store's build needs, and installs what is missing.

.PHONY: demo test build train

demo: native
	@echo "The first build compiles the store and takes a while; later ones take seconds." >&2
	cargo run --release --locked --bin dixit -- demo --serve

test:
	.ci/test

build: native
	cargo build --release --locked --bin dixit

# The language model is shipped with the sources; this is for whoever wants to make another.
train:
	@cat extractor/training/README.md

.PHONY: native
native:
	@.ci/toolchain
	@.ci/native-packages
