"""`make screenshots`: every page, both schemes, both widths, into var/screenshots."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path

from browser.chromium import NARROW, SCHEMES, WIDE, Person, a_chromium
from browser.demo import a_demo
from browser.pages import PAGES_OF

_INTO = Path("var/screenshots")


def main() -> None:
    """Make the demo, look at it, leave the pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'demo.db'}"
        with a_demo(url, folder) as demo, a_chromium() as browser:
            for role, scheme, width in product(PAGES_OF, SCHEMES, (WIDE, NARROW)):
                size = {"width": width, "height": 900}
                own = browser.new_context(viewport=size, color_scheme=scheme)
                person, who = Person(demo.url, own), demo.who(role)
                person.sign_in(who.login, who.password)
                _look(person, role, f"{scheme}-{width}")
                own.close()


def _look(person: Person, role: str, how: str) -> None:
    for address in PAGES_OF[role]:
        page = person.go(address)
        name = address.strip("/").replace("/", "-").replace("?", "-") or "home"
        page.screenshot(path=_INTO / role / f"{name}-{how}.png", full_page=True)


if __name__ == "__main__":
    main()
