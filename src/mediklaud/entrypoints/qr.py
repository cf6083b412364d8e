"""A text as a square that a telephone reads, in a page or on a terminal."""

from io import StringIO

import segno


def as_svg(text: str) -> str:
    """For a page: the drawing itself, which loads nothing from elsewhere."""
    return segno.make(text, micro=False).svg_inline(scale=4)


def as_blocks(text: str) -> str:
    """For a terminal, two squares a character."""
    drawn = StringIO()
    segno.make(text, micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()


def as_image(text: str) -> str:
    """For an `img` of a page: an address that holds the drawing itself."""
    return segno.make(text, micro=False).svg_data_uri(scale=4)
