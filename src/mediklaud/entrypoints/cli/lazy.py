"""Groups whose commands are imported only when somebody calls them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from mediklaud.entrypoints.cli.command import json_option

_HERE = "mediklaud.entrypoints.cli"


class LazyGroup(click.Group):
    """Knows of each command only where it stands: `registry.doctors:register`."""

    def __init__(self, name: str, about: str, places: Mapping[str, str]) -> None:
        super().__init__(name, help=about)
        self.params.append(json_option())
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order in which a hospital comes to need them."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command now."""
        if cmd_name not in self.places:
            return None
        module, _, attribute = self.places[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"{_HERE}.{module}"), attribute)
        return found
