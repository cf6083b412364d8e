"""MediKlaud: a hospital's registry, calendar, records and money, with its rules.

`open_hospital` gives the whole of it; `mediklaud.domain` needs attrs alone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediklaud.bootstrap import open_hospital

__all__ = ["open_hospital"]


def __getattr__(name: str) -> object:
    """Import the composition root only for those who ask for it."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    try:
        from mediklaud import bootstrap
    except ModuleNotFoundError as missing:
        message = "to open a hospital, install mediklaud[app], [sql] or [postgres]"
        raise ImportError(message) from missing
    return getattr(bootstrap, name)
