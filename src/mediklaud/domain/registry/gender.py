"""A person's gender, as the administration records it."""

from enum import StrEnum


class Gender(StrEnum):
    """What the person says, or what the papers say."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"
