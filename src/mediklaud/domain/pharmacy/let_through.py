"""A finding that the pharmacist let through, and why."""

from attrs import field, frozen

from mediklaud.domain.shared.texts import clean


def _coded(text: str) -> str:
    return clean(text, "reason", longest=60)


def _text(text: str | None) -> str | None:
    return None if text is None else clean(text, "text", longest=500)


@frozen(kw_only=True)
class LetThrough:
    """One rule of the knowledge, with a coded reason and words of the pharmacist's."""

    rule_id: str
    reason: str = field(converter=_coded)
    text: str | None = field(default=None, converter=_text, repr=False)
