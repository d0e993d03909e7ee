# Shared by the scripts beside it: the project's folder, set-up of a fresh Debian 12, and steps with their times.
# A script sources this file first; it makes the project's folder the current one.
# shellcheck shell=bash

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"

# What each purpose needs beyond a bare Debian 12. One list a purpose, so that nobody installs what he does not use.
# - build: a C compiler for the bundled SQLite, and the linker that comes with it
# - window: libraries that the window loads when it opens (X11, keyboard, Vulkan or OpenGL with a driver in software)
# - scan: what recognises printed text in scanned certificates; the program runs without it and says so
# - counts: what counts instructions and allocations
# - bench: what the program is measured against; DuckDB and Polars come from PyPI
# - fuzz: a C++ compiler for the fuzzer's own library
# - page: a browser that uses the page of the license portal without a display
# - windows: a second compiler with the sources of its library, and the C and resource compilers for Windows
# - screen: a display without a monitor, its window manager, and the bus of screen readers
PACKAGES_BUILD=(gcc libc6-dev)
PACKAGES_WINDOW=(libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0
  libvulkan1 mesa-vulkan-drivers libegl1 libgl1 libgl1-mesa-dri)
PACKAGES_SCREEN=(xvfb xauth openbox)
PACKAGES_SCAN=(tesseract-ocr)
PACKAGES_COUNTS=(python3 valgrind)
PACKAGES_BENCH=(python3 python3-venv ripgrep)
PACKAGES_FUZZ=(g++)
PACKAGES_PAGE=(chromium chromium-driver python3)
PACKAGES_WINDOWS=(rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64-posix)
PACKAGES_A11Y=(dbus at-spi2-core libglib2.0-bin python3 python3-gi gir1.2-atspi-2.0)

say() { printf '\n== %s\n' "$*"; }

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# need_packages PACKAGE...: installs those that are missing, and asks for nothing when none is.
need_packages() {
  local package missing=()
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: please have the counterparts of these packages: $*" >&2
    return 0
  fi
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    # With a terminal sudo may ask for the password; without one it must work unasked.
    if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
      as_root=(sudo)
    else
      fail "These packages are missing, and only root can install them:" \
        "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "${missing[@]}"
}

# need_rust [COMPONENT...]: the toolchain that Cargo.toml asks for, with these cargo subcommands.
need_rust() {
  local wanted found component
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  [ -x "$HOME/.cargo/bin/cargo" ] && PATH="$HOME/.cargo/bin:$PATH"
  command -v cargo >/dev/null && command -v rustc >/dev/null ||
    fail "Rust $wanted or newer is missing. Install it with rustup (rustup toolchain install $wanted), then try again."
  found=$(rustc --version | sed 's/^rustc \([0-9.]*\).*/\1/')
  [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)" = "$wanted" ] ||
    fail "Rust $found is too old, $wanted or newer is needed: rustup update"
  for component in "$@"; do
    cargo "$component" --version >/dev/null 2>&1 ||
      fail "cargo $component is missing: rustup component add ${component/fmt/rustfmt}"
  done
}

STEP=""
STEP_TIMES=()

# step NAME COMMAND...: runs it and keeps its time for step_times. A command that fails ends the script, as everywhere
# under `set -e`; the trap says in which step that was. (Never `command || …` here: it would switch `set -e` off inside.)
step() {
  local before=$SECONDS
  STEP=$1
  shift
  say "$STEP"
  "$@"
  STEP_TIMES+=("$(printf '%5d s  %s' $((SECONDS - before)) "$STEP")")
  STEP=""
}

name_failed_step() {
  local status=$?
  [ -n "$STEP" ] && printf '\nFAILED: %s (exit status %d)\n' "$STEP" "$status" >&2
  return "$status"
}
trap name_failed_step EXIT

step_times() {
  say "Times"
  printf '%s\n' "${STEP_TIMES[@]}"
  printf '%5d s  altogether\n' "$SECONDS"
}
