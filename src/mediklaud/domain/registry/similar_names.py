"""When two names may be one person's, in a way a clerk can be told (P2)."""

from mediklaud.domain.shared.texts import name_key


def are_similar(one: str, other: str) -> bool:
    """Has every word of the shorter name its counterpart in the longer?

    Words are counterparts if at most one letter is added, left out, changed or
    swapped with its neighbour: Rahim Uddin is like Md Rahim Udin.
    """
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    taken: dict[int, str] = {}
    return bool(shorter) and all(
        _find_counterpart(word, longer, taken, set()) for word in shorter
    )


def _find_counterpart(
    word: str, others: list[str], taken: dict[int, str], tried: set[int]
) -> bool:
    """Take a free counterpart, or one whose present partner can take another."""
    for place, other in enumerate(others):
        if place in tried or not _is_one_slip(word, other):
            continue
        tried.add(place)
        partner = taken.get(place)
        if partner is None or _find_counterpart(partner, others, taken, tried):
            taken[place] = word
            return True
    return False


def _words(name: str) -> list[str]:
    return name_key(name).split()


def _is_one_slip(one: str, other: str) -> bool:
    """The same but for one slip of the pen."""
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    rest, other_rest = one[start : len(one) - end], other[start : len(other) - end]
    swapped = rest == other_rest[::-1] and len(rest) <= len("ab")
    return swapped or max(len(rest), len(other_rest)) <= 1


def _common(one: str, other: str) -> int:
    """How many letters at the start are the same."""
    pairs = zip(one, other, strict=False)
    return next(
        (i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other))
    )
