#!/bin/sh
# Installs the run-time lock on every other Python found here and imports every
# module of the package there: `make pythons`.
set -eu

uv=.venv/bin/uv
all='import pkgutil, importlib, mediklaud
for module in pkgutil.walk_packages(mediklaud.__path__, "mediklaud."):
    if not module.name.endswith((".env", "__main__")): importlib.import_module(module.name)'

# On the PATH, or among the ones pyenv keeps, whose shims may not run.
find_python() {
    for python in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python; do
        if "$python" -c '' >/dev/null 2>&1; then echo "$python" && return; fi
    done
}

for version in 3.11 3.12 3.13 3.14; do
    python=$(find_python "$version")
    if [ -z "$python" ]; then
        echo "Python $version: not found here, left out"
        continue
    fi
    venv=.venv-$version
    "$python" -m venv --without-pip "$venv"
    "$uv" pip sync -q --python "$venv/bin/python" requirements.lock
    "$uv" pip install -q --python "$venv/bin/python" --no-deps -e .
    "$venv/bin/python" -W error::SyntaxWarning -c "$all"
    echo "Python $version: every module imports"
done
