"""A person who uses no mouse: Tab, Enter, Space, arrows and letters."""

from __future__ import annotations

from attrs import frozen
from playwright.sync_api import Page

_MOST_STOPS = 80
_STOP = """() => {
    const at = document.activeElement, style = getComputedStyle(at);
    const box = at.getClientRects()[0] || at.getBoundingClientRect();
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    const top = document.elementFromPoint(...middle);
    const says = at.matches('a, button') ? at.innerText : '';
    const labels = [...(at.labels || [])].map(one => one.innerText);
    return {
        name: [at.getAttribute('aria-label'), ...labels, says, at.value]
            .filter(Boolean).join(' '),
        ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        seen: !!top && (at.contains(top) || top.contains(at)),
        html: at.outerHTML.slice(0, 120),
    };
}"""


@frozen
class Keyboard:
    """What is done with the keys alone."""

    page: Page

    def stop(self, key: str = "Tab") -> str:
        """The next stop, where the focus is seen; answer its name."""
        self.page.keyboard.press(key)
        at = self.page.evaluate(_STOP)
        assert at["ring"] >= 2, f"no ring around {at['html']}"
        assert at["seen"], f"hidden: {at['html']}"
        name: str = at["name"]
        return name

    def to(self, name: str, key: str = "Tab") -> None:
        """On, stop by stop, to what is called so."""
        stops: list[str] = []
        while len(stops) < _MOST_STOPS:
            stops.append(self.stop(key))
            if name in stops[-1]:
                return
        raise AssertionError(f"{name} is not among {stops}")

    def press(self, key: str = "Enter") -> None:
        """Press what has the focus, and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def write(self, name: str, text: str) -> None:
        """Go to this field and write."""
        self.to(name)
        self.page.keyboard.type(text)

    def skip(self) -> None:
        """The first stop of a page leads past the menu."""
        assert "To the content" in self.stop()
        self.page.keyboard.press("Enter")
