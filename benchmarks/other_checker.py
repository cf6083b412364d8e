"""The public package with the French thesaurus, asked in an environment of its own.

It is told the regimens, and prints how many seconds one of them takes it.
"""

import json
import statistics
import sys
import time

from pddiansm.detector.PDDIsimpleDrugsDetector import (  # type: ignore[import-not-found]
    PDDIsimpleDrugsDetector,
)
from pddiansm.pydantic.interfaces_input import (  # type: ignore[import-not-found]
    SimpleDrug,
)
from pddiansm.thesaurus.ThesauriJson import (  # type: ignore[import-not-found]
    ThesauriJson,
)


def main() -> None:
    """Ask it about each of them, pair by pair, as it does."""
    regimens = json.load(sys.stdin)
    detector = PDDIsimpleDrugsDetector(ThesauriJson().get_thesaurus("2019_09"))
    seconds = [_asked(detector, regimen) for regimen in regimens]
    print(statistics.median(seconds))  # noqa: T201 - it is what it is for


def _asked(detector: PDDIsimpleDrugsDetector, regimen: list[str]) -> float:
    drugs = [SimpleDrug(id=n, substances=[name]) for n, name in enumerate(regimen)]
    began = time.perf_counter()
    detector.detect_pddi_multiple_drugs(drugs)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
