"""What holds for the whole house, whoever adds to it."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from attrs import fields_dict

import mediklaud.application
import mediklaud.domain
from mediklaud.application.catalogue import catalogue
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.listing import a_limit
from tools.permissions import PAGE, page

ROOT = Path(__file__).parents[2]
RULES = (ROOT / "docs/rules.md").read_text()


def _load_all(package):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)


def _by_name(kind):
    return kind.__name__


def _all_refusals():
    _load_all(mediklaud.domain)
    _load_all(mediklaud.application)
    found, left = {}, [Refusal]
    while left:
        for kind in left.pop().__subclasses__():
            left.append(kind)
            # A class made anew with slots leaves its first self behind for a while.
            found[kind.__module__, kind.__qualname__] = kind
    ours = [kind for (module, _), kind in found.items() if _is_ours(module)]
    return sorted(ours, key=_by_name)


def _is_ours(module):
    return module.startswith("mediklaud.")


@pytest.mark.parametrize("kind", _all_refusals(), ids=_by_name)
def test_every_refusal_says_in_one_sentence_why(kind):
    sentence = (kind.__doc__ or "").partition("\n")[0]
    assert sentence.endswith((".", "?"))
    assert len(sentence) > 15


@pytest.mark.parametrize("kind", _all_refusals(), ids=_by_name)
def test_every_rule_that_refuses_is_written_down(kind):
    if kind.rule:
        assert re.fullmatch(r"[A-Z]\d+", kind.rule)
        assert re.search(rf"\*\*[^*]*{kind.rule}\b", RULES), kind.rule


def test_no_two_refusals_share_a_code():
    names = [kind.__name__ for kind in _all_refusals()]
    assert sorted(names) == sorted(set(names))


def test_the_page_of_permissions_is_what_the_matrix_says():
    """If it is not: `make permissions` writes it anew."""
    assert PAGE.read_text() == page()


def _all_lists():
    kinds = sorted(catalogue().use_cases, key=_by_name)
    return [kind for kind in kinds if "limit" in fields_dict(kind)]


@pytest.mark.parametrize("kind", _all_lists(), ids=_by_name)
def test_every_list_is_given_in_parts(kind):
    assert fields_dict(kind)["limit"].validator is a_limit
