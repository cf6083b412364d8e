"""`mediklaud`: the hospital on the command line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import click

import mediklaud
from mediklaud.entrypoints.cli.lazy import LazyGroup
from mediklaud.entrypoints.cli.places import ABOUT, PLACES, SUMMARIES
from mediklaud.entrypoints.cli.session import Session

_OTHERS = 0o077
_SECRET = re.compile(
    r"^\s*(export\s+)?MEDIKLAUD_(\w*(MASTER_KEY|TOKEN|PASSWORD)\s*=\s*\S|.*://.+:.+@)",
    re.MULTILINE,
)


class Door(LazyGroup):
    """The program itself: what is refused behind it becomes an exit code here."""

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """List what there is without importing any of it: `--help` stays quick."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run a command; the only place of the command line with a `try`."""
        session = ctx.ensure_object(Session)
        ctx.call_on_close(session.close)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # whoever read our output has seen enough
            raise
        except Exception as error:  # noqa: BLE001 - refusals, and our own mistakes
            ctx.exit(_told(error, session))


def _told(error: Exception, session: Session) -> int:
    """Say what is wrong; answer with the exit code."""
    from mediklaud.entrypoints.cli.errors import tell  # only few calls need it

    return tell(error, session)


program = Door("mediklaud", ABOUT, PLACES)


def main() -> None:
    """The program, as the shell calls it."""
    read_dot_env()
    program(prog_name="mediklaud")


def read_dot_env() -> None:
    """In a checkout, settings of one's own may stand in `.env`; the shell's win."""
    checkout = Path(mediklaud.__file__).parents[2]
    file = checkout / ".env"
    wanted = os.environ.get("MEDIKLAUD_DOTENV", "on") != "off"
    if wanted and file.exists() and (checkout / "pyproject.toml").exists():
        from dotenv import load_dotenv

        _require_private(file)
        load_dotenv(file, override=False)


def _require_private(file: Path) -> None:
    """A secret in a file that others read is none."""
    if _SECRET.search(file.read_text()) and file.stat().st_mode & _OTHERS:
        raise SystemExit(
            f"{file} holds a secret that others can read: chmod 600 {file}"
        )


if __name__ == "__main__":
    main()
