import re
from pathlib import Path

import nudgebot.web
from nudgebot.domain.assessment import Reason
from nudgebot.domain.case import CaseReason, Verdict
from nudgebot.texts.catalogue import Catalogue

FOLDER = Path(nudgebot.web.__file__).parent
KEY = re.compile(r"""["'](web\.[a-z_.0-9]+[a-z0-9])["']""")
NOT_TEXTS = {"web.moderators", "web.failed"}


def test_every_text_that_the_pages_ask_for_is_in_the_catalogue() -> None:
    sources = [*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.html")]
    keys = {key for path in sources for key in KEY.findall(path.read_text())} - NOT_TEXTS
    keys |= {f"reason.{reason}" for reason in Reason}
    keys |= {f"case_reason.{reason}" for reason in CaseReason}
    keys |= {f"verdict.{verdict}{more}" for verdict in Verdict for more in ("", ".told")}
    keys |= {f"web.verdict.{verdict}" for verdict in Verdict}
    texts = Catalogue.load()

    assert [key for key in keys if key not in texts] == []
