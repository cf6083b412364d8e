"""Rows of substances, of classes and of products that hold several."""

from __future__ import annotations

from mediklaud.domain.medication.reading.references import References
from mediklaud.domain.medication.reading.rows import Row, Rows, parts, said
from mediklaud.domain.medication.substance import Combination, Substance


def substance(row: Row) -> Substance:
    """One substance; of its codes, what it is mostly given for stands first."""
    return Substance(
        said(row, "inn"),
        parts(row["atc_systemic"]),
        parts(row["atc_inhaled"]),
        parts(row["atc_local"]),
        parts(row["synonyms"]),
        parts(row["allergy_classes"]),
    )


def written_class(row: Row) -> tuple[str, str]:
    """A class by its name, and its members as they are written."""
    return said(row, "class_id"), said(row, "members")


def combinations(rows: Rows, references: References) -> tuple[Combination, ...]:
    """Products whose ingredients are all known."""

    def one(row: Row) -> Combination:
        ingredients = parts(said(row, "ingredients"))
        for name in ingredients:
            references.members(f"inn:{name}")
        synonyms = parts(row["synonyms"])
        return Combination(said(row, "name"), row["atc"], ingredients, synonyms)

    return tuple(rows.each("combinations.csv", one))
