#!/bin/sh
# Makes an environment from nothing but Python and a package registry:
#     sh tools/bootstrap.sh VENV LOCK [PYTHON]
# uv installs it in seconds; where uv cannot be had or reaches no registry, pip
# installs the same lock. Safe to run again: it then only repairs differences.
set -eu

venv=$1
lock=$2

say() { echo "bootstrap: $*" >&2; }

# A pyenv or asdf shim may exist and still not run: only a python that answers counts.
is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

py=
for candidate in ${3:-} python3.14 python3.13 python3.12 python3.11 python3 python; do
    if is_new_enough "$candidate"; then py=$candidate && break; fi
done
if [ -z "$py" ]; then
    say "MediKlaud needs Python 3.11 or newer, and there is none on the PATH."
    exit 1
fi

# An environment whose own python is gone or too old is of no use to anyone.
is_new_enough "$venv/bin/python" || "$py" -m venv --clear --without-pip "$venv"
inside=$venv/bin/python

# Debian splits ensurepip off, Homebrew forbids installing beside the system's
# packages: so the environment's own pip, or else the outer pip aimed at it.
pip() {
    if "$inside" -m pip --version >/dev/null 2>&1; then
        "$inside" -m pip --disable-pip-version-check "$@"
    else
        "$py" -m pip --disable-pip-version-check --python "$inside" "$@"
    fi
}

has_pip() {
    "$inside" -m ensurepip >/dev/null 2>&1 || pip --version >/dev/null 2>&1
}

with_uv() {
    "$1" pip sync -q --python "$inside" "$lock" &&
        "$1" pip install -q --python "$inside" --no-deps -e .
}

with_pip() {
    pip install -qq --require-hashes -r "$lock" && pip install -qq --no-deps -e .
}

# The lock's own lines about uv, so that its hashes are checked as well.
locked_uv() {
    awk '/^uv==/ { mine = 1 } mine { print } mine && !/\\$/ { exit }' "$lock"
}

get_uv() {
    locked_uv >"$venv/uv.txt" && pip install -qq --require-hashes -r "$venv/uv.txt"
}

for uv in uv "$venv/bin/uv"; do
    if command -v "$uv" >/dev/null 2>&1 && with_uv "$uv"; then exit 0; fi
done
if ! has_pip; then
    say "Python's venv is incomplete here. On Debian or Ubuntu: sudo apt install python3-venv"
    exit 1
fi
if get_uv && with_uv "$venv/bin/uv"; then
    exit 0
fi
say "uv did not work here; installing the same lock with pip, which takes minutes."
with_pip
