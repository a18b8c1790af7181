import re
from pathlib import Path

import nudgebot_webchat
from nudgebot.plugin import Catalogue

FOLDER = Path(nudgebot_webchat.__file__).parent
KEY = re.compile(r"""["'](webchat\.[a-z_.]+[a-z])["']""")
NOT_TEXTS = {"webchat.session", "webchat.messages"}


def test_every_text_that_is_asked_for_is_in_the_catalogue_and_no_other() -> None:
    assert _keys_in_catalogue() == _keys_in_sources()


def test_no_text_is_left_empty() -> None:
    texts = Catalogue.load(FOLDER / "texts")
    values = {"limit": 1, "name": "", "count": 1, "points": 1, "kindness": "", "why": ""}

    assert all(texts(key, **values).strip() for key in _keys_in_catalogue())


def _keys_in_sources() -> set[str]:
    sources = [*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.html")]
    return {key for path in sources for key in KEY.findall(path.read_text())} - NOT_TEXTS


def _keys_in_catalogue() -> set[str]:
    catalogue = (FOLDER / "texts" / "en.po").read_text()
    return set(re.findall(r'^msgid "(.+)"$', catalogue, flags=re.MULTILINE))
