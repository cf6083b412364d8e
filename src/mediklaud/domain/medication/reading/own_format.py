"""Knowledge in the house's own format: which files there are, and how they join."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from mediklaud.domain.medication.external.ledger import Ledger
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.reading.allergy_rows import AllergyRows
from mediklaud.domain.medication.reading.duplicate_rows import (
    DuplicateRows,
    same_therapy,
)
from mediklaud.domain.medication.reading.references import References
from mediklaud.domain.medication.reading.rows import Rows
from mediklaud.domain.medication.reading.rule_rows import RuleRows
from mediklaud.domain.medication.reading.substance_rows import (
    combinations,
    substance,
    written_class,
)
from mediklaud.domain.medication.rules import InteractionRule

FILES = (
    *("drugs.csv", "classes.csv", "combinations.csv", "interactions.csv"),
    *("allergy_cross.csv", "duplicate_therapy.csv", "dose_limits.csv"),
    *("pregnancy.csv", "renal.csv"),
)


@frozen(kw_only=True)
class About:
    """What the files do not say of themselves."""

    id: str
    version: str
    released: date
    source: str
    licence: str
    notice: str = ""
    checksum: str = ""


def read_own_format(
    files: Mapping[str, str], about: About, ledger: Ledger
) -> KnowledgeBase:
    """The knowledge of all rows that are of use; the files are named as in `FILES`."""
    rows = Rows(files, ledger)
    substances = {one.name: one for one in rows.each("drugs.csv", substance)}
    classes = dict(rows.each("classes.csv", written_class))
    references = References(substances, classes)
    rules, allergies = RuleRows(references), AllergyRows(references)
    duplicates = rows.each("duplicate_therapy.csv", DuplicateRows(rules).duplicate)
    cross = rows.each("allergy_cross.csv", allergies.cross_reactivity)
    return KnowledgeBase(
        id=about.id,
        version=about.version,
        released=about.released,
        source=about.source,
        licence=about.licence,
        notice=about.notice,
        checksum=about.checksum,
        substances=substances,
        combinations=combinations(rows, references),
        classes=references.resolved(),
        allergens=references.groups,
        interactions=(
            *rows.each("interactions.csv", rules.interaction),
            *(one for one in duplicates if isinstance(one, InteractionRule)),
        ),
        cross_reactions=tuple(one for several in cross for one in several),
        same_therapy=same_therapy(duplicates),
        dose_limits=tuple(rows.each("dose_limits.csv", rules.dose_limit)),
        pregnancy=tuple(rows.each("pregnancy.csv", rules.pregnancy)),
        renal=tuple(rows.each("renal.csv", rules.renal)),
    )
