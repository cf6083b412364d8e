"""What an update wants to be different."""

from typing import Any


def changes_in(command: object, *names: str) -> dict[str, Any]:
    """The command's fields that say something; what is left out stays as it is."""
    said = {name: getattr(command, name) for name in names}
    return {name: value for name, value in said.items() if value is not None}
