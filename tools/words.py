"""`make words`: the texts of the pages anew, for their translators.

Finds every text in the templates and menus and every refusal's sentence, and brings
each translation up to date: new texts stand there empty, those that are gone are left
out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import mediklaud
from mediklaud.domain.errors import Refusal

WEB = Path("src/mediklaud/entrypoints/web")
_HOW = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {
    "**/templates/**.html": {"trimmed": "true", "extensions": "jinja2.ext.i18n"}
}
LANGUAGES = ("bn",)
_REFUSAL = "a refusal, as people read it"
_NOT_LOADED = "mediklaud.adapters.sql.migrations"
"""Has no refusals, and is loaded by its own tool alone."""


def texts() -> Catalog:
    """Every text of the pages."""
    found = Catalog(project="MediKlaud")
    for _, _, message, comments, context in extract_from_dir(WEB, _HOW, _OPTIONS):
        found.add(message, auto_comments=comments, context=context)
    for sentence in sorted(_refusals()):
        found.add(sentence, auto_comments=[_REFUSAL])
    return found


def _refusals() -> set[str]:
    """What people are told when the hospital does not do something."""
    for module in walk_packages(mediklaud.__path__, "mediklaud."):
        if not module.name.startswith(_NOT_LOADED):
            import_module(module.name)
    ours = (c for c in _kinds_of(Refusal) if c.__module__.startswith("mediklaud."))
    return {(one.__doc__ or "").partition("\n")[0] for one in ours} - {""}


def _kinds_of(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    yield kind
    for one in kind.__subclasses__():
        yield from _kinds_of(one)


def translation(language: str, of: Catalog) -> Catalog:
    """What is translated already, and what is not yet."""
    file = WEB / "words" / f"{language}.po"
    kept = Catalog(locale=language)
    if file.exists():
        kept = read_po(BytesIO(file.read_bytes()), locale=language)
    kept.update(of, no_fuzzy_matching=True, update_header_comment=False)
    kept.obsolete.clear()
    return kept


def written(catalog: Catalog) -> bytes:
    """The catalogue as a file: no dates and no lines, which change with everything."""
    for header in ("POT-Creation-Date", "PO-Revision-Date"):
        catalog.mime_headers = [h for h in catalog.mime_headers if h[0] != header]
    out = BytesIO()
    write_po(out, catalog, width=88, no_location=True, omit_header=True)
    return out.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """What has no translation yet."""
    return [str(m.id) for m in catalog if m.id and not _is_whole(m.string)]


def _is_whole(said: object) -> bool:
    return all(said) if isinstance(said, tuple | list) else bool(said)


def main() -> int:
    """Write every translation anew; how many texts wait for one."""
    everything, waiting = texts(), 0
    for language in LANGUAGES:
        catalog = translation(language, everything)
        file = WEB / "words" / f"{language}.po"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(written(catalog))
        for text in missing(catalog):
            sys.stdout.write(f"{language}: {text}\n")
            waiting += 1
    return min(waiting, 1)


if __name__ == "__main__":
    sys.exit(main())
