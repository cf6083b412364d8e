"""Where the pages are."""

from mediklaud.entrypoints.web.routes import PAGES
from tests.builders.examples import address_of


def addresses(method: str) -> list[str]:
    """Of every page that takes this, with somebody's id wherever one stands."""
    paths = (
        path for page in PAGES if method in page.http_methods for path in page.paths
    )
    return sorted({address_of(path) for path in paths})
