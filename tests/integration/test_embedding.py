"""What a program that embeds the hospital has to have installed."""

import subprocess
import sys

_DOMAIN = """
import importlib, pkgutil, sys
import mediklaud.domain as domain
for module in pkgutil.walk_packages(domain.__path__, domain.__name__ + "."):
    importlib.import_module(module.name)
"""
_IN_MEMORY = """
import sys
from mediklaud import open_hospital
open_hospital()
"""
_TELL = """
names = {name.partition(".")[0] for name in sys.modules}
print(*(names - set(sys.stdlib_module_names)))
"""


def test_the_domain_needs_attrs_alone():
    assert _third_parties(_DOMAIN) <= {"attr", "attrs"}


def test_a_hospital_in_memory_needs_no_database_and_no_server():
    unwanted = {"sqlalchemy", "litestar", "httpx", "icalendar", "click", "rich"}

    assert not _third_parties(_IN_MEMORY) & unwanted


def _third_parties(program):
    """What a fresh Python has imported after the program, but for what is ours."""
    before = _imported("import sys")
    return _imported(program) - before - {"mediklaud"}


def _imported(program):
    asked = [sys.executable, "-c", program + _TELL]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603
    return {name for name in done.stdout.split() if not name.startswith("_")}
