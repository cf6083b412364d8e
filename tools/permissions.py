"""The matrix of who may do what, as a page: `python -m tools.permissions`."""

from __future__ import annotations

from pathlib import Path

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.matrix import Grant, Reach, grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.field_set import FieldSet

PAGE = Path(__file__).parents[1] / "docs/permissions.md"

_TOP = """# Who may do what

Made from `domain/access/matrix.py` by `make permissions`; a test
compares the two. What is not in the table is refused (X1).

"""
_REACHES = {
    Reach.ALL: ("all", "every patient's, every doctor's"),
    Reach.OWN: ("own", "a patient's own"),
    Reach.SCHEDULE: ("schedule", "what stands in the doctor's own schedule"),
    Reach.QUEUE: ("queue", "patients for whom the pharmacy has work, or had it lately"),
    Reach.CARE: ("care", "patients with whom the doctor has a care relationship (D5)"),
}


def page() -> str:
    """The whole page."""
    roles = [role for role in Role if any(role in grants_of(p) for p in Permission)]
    head = ["", *(role.value.replace("_", " ") for role in roles)]
    lines = [_line(head), _line(["---"] * len(head))]
    for permission in Permission:
        grants = grants_of(permission)
        name = permission.value.replace("_", " ")
        lines.append(_line([name, *(_cell(grants.get(role)) for role in roles)]))
    return _TOP + "\n".join(lines) + "\n\n" + _legend()


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(grant: Grant | None) -> str:
    if grant is None:
        return "-"
    reach, _ = _REACHES[grant.reach]
    if grant.sees is FieldSet.FULL:
        return reach
    return f"{reach}: {grant.sees.name.lower()}"


def _legend() -> str:
    """What the words in the cells mean."""
    reaches = [f"- **{word}**: {meaning}." for word, meaning in _REACHES.values()]
    sees = {
        FieldSet.IDENTITY: "a patient's number, name and birth date alone",
        FieldSet.ADDRESS: "also contact and address; no gender, no national id, no "
        "consents",
    }
    fields = [f"- **{one.name.lower()}**: {text}." for one, text in sees.items()]
    return "\n".join([*reaches, *fields]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page())
