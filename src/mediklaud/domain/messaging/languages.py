"""The one table of everything the hospital writes, by language."""

from collections.abc import Mapping

from mediklaud.domain.messaging.english import ENGLISH
from mediklaud.domain.messaging.language import Language
from mediklaud.domain.messaging.topic import Topic

LANGUAGES: Mapping[str, Language] = {"en": ENGLISH}
"""By the language's code, as in a page's `lang`."""
USUAL = "en"


def template_version(topic: Topic) -> int:
    """The version of the topic's words: another one is another message (N1)."""
    return LANGUAGES[USUAL].wordings[topic].version
