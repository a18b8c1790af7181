import pytest

from nudgebot.domain.assessment import Target
from nudgebot.domain.rephrasing import is_kind_enough
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.rephrasing.advice import Hunch
from nudgebot.scoring.rephrasing.intents import Intent
from nudgebot.scoring.rephrasing.reading import is_rude, is_well_formed
from nudgebot.scoring.rephrasing.replies import REPLIES, replies_for
from nudgebot.scoring.rephrasing.rules import reword_by_rule
from nudgebot.scoring.rephrasing.segments import cut
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary
from nudgebot.scoring.resources import lexicon_path

EVERY_REPLY = sorted({words for reply in REPLIES.values() for side in reply for words in side})


@pytest.mark.model
@pytest.mark.parametrize("words", EVERY_REPLY)
def test_every_reply_is_kind_by_our_own_scorer(assessor: Assessor, words: str) -> None:
    assert is_kind_enough(assessor.score([words])[0])


@pytest.mark.parametrize("words", EVERY_REPLY)
def test_every_reply_passes_for_whole_english(words: str) -> None:
    assert is_well_formed(words)
    assert not any(is_rude(segment.text) for segment in cut(words, ()))


@pytest.mark.parametrize("intent", [Intent.LOOKS, Intent.ALONE, Intent.GRAVE, Intent.GLOAT])
def test_contempt_for_what_nobody_chose_gets_no_reply(intent: Intent) -> None:
    assert replies_for(intent, Target.YOU) == ()
    assert replies_for(intent, Target.PERSON) == ()


def test_a_reply_about_others_does_not_speak_to_them() -> None:
    for reply in REPLIES.values():
        assert reply.about_others
        assert not any(" you" in words for words in reply.about_others)


def test_a_hunch_says_what_takes_the_place_of_an_insult() -> None:
    words = Vocabulary.load(lexicon_path("en"), ())
    made = reword_by_rule("you bloody moron", [(4, 16)], Target.YOU, words, Hunch(Intent.SLOW, 0.9))
    assert replies_for(Intent.SLOW, Target.YOU)[0] in [wording.words for wording in made]
