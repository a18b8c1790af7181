"""What a person could say instead, for each thing that an author can be after."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from nudgebot.domain.assessment import Target
from nudgebot.scoring.rephrasing.intents import Intent


class Reply(NamedTuple):
    """Whole sentences: to somebody, and about somebody or something else."""

    to_you: tuple[str, ...] = ()
    about_others: tuple[str, ...] = ()


# Nothing is said kindly of somebody's looks or loneliness, or instead of a threat or of gloating.
REPLIES: Final[Mapping[Intent, Reply]] = {
    Intent.DISAGREE: Reply(
        ("I see it differently.", "I don't agree with that. What makes you see it that way?"),
        ("I see it differently.", "I don't agree with that."),
    ),
    Intent.DOUBT: Reply(
        ("I find that hard to believe. Where did you hear it?", "I don't think that's right."),
        ("I find that hard to believe.", "I don't think that's right."),
    ),
    Intent.CHEATING: Reply(
        ("That looks odd to me. How did you do it?", "I'm not sure that was fair."),
        ("That looks odd to me. Could somebody check it?", "I'm not sure that was fair."),
    ),
    Intent.PLAY: Reply(
        ("That didn't go well. Can we try it another way?", "I'm frustrated with how this goes."),
        ("I'm frustrated with how the game is going.", "I had hoped for a better game."),
    ),
    Intent.WORK: Reply(
        ("I don't think this is quite there yet. May I suggest something?", "It's not for me."),
        ("I don't think it's quite there yet.", "It's not for me."),
    ),
    Intent.MISTAKE: Reply(
        ("Something went wrong here. Could you look again?", "I'm upset that this went wrong."),
        ("I'm upset that this went wrong.", "Could somebody have another look at it?"),
    ),
    Intent.KNOWLEDGE: Reply(
        ("Which part is unclear? I can try to explain it.", "There's a good guide to this."),
        ("I think this may be a misunderstanding.",),
    ),
    Intent.IGNORED: Reply(
        ("I think I said this before. Could you read it again?", "I'd like an answer, please."),
        ("I'd like to be heard.",),
    ),
    Intent.SLOW: Reply(
        (
            "I've been waiting for some time. When can I expect it?",
            "Could you let me know how it's going?",
        ),
        ("I've been waiting for some time.", "I'd like everyone to do their part."),
    ),
    Intent.STOP: Reply(
        ("Could you please stop doing that?", "I'd like to talk about something else."),
        ("I'd like this to end.", "I'd like to talk about something else."),
    ),
    Intent.QUIET: Reply(
        ("I'd like a bit of quiet now, please.", "Please let others speak too."),
        ("I'd like a bit of quiet now, please.",),
    ),
    Intent.LEAVE: Reply(
        ("I'd like to be left alone for now.", "I don't want to talk right now."),
        ("I'd like some space.",),
    ),
    Intent.EXCLUDE: Reply(
        ("I'd like to do this with somebody else today.",),
        ("I'd like to do this with somebody else.",),
    ),
    Intent.BORED: Reply(
        ("I'm not that interested in this, sorry.", "Could you give me the short version?"),
        ("I'm not that interested in this.",),
    ),
    Intent.LETDOWN: Reply(
        ("I had hoped for more help.", "I'm disappointed. I was counting on you."),
        ("I'm disappointed. I had hoped for more.",),
    ),
    Intent.UNFAIR: Reply(
        ("That doesn't feel fair to me.", "I'd like the same rules for everyone."),
        ("That doesn't feel fair to me.", "I'd like the same rules for everyone."),
    ),
    Intent.HURT: Reply(
        ("That hurt me.", "I'm upset with you and need some time."),
        ("I'm hurt by what happened.",),
    ),
    Intent.TASTE: Reply(
        ("It's not to my taste, but I'm glad you like it.", "That's not really my thing."),
        ("It's not to my taste.", "That's not really my thing."),
    ),
    Intent.FED_UP: Reply(
        ("I'm frustrated with you right now.", "I need a break from this."),
        ("I'm fed up with this right now.",),
    ),
    Intent.GROUP: Reply(
        ("I see things very differently from you.",),
        ("I see things very differently from them.",),
    ),
    Intent.LEADERS: Reply(
        ("I don't agree with how this was decided. Could you explain why?",),
        ("I don't agree with how this was decided.", "Could somebody explain the reasons?"),
    ),
    Intent.ADVICE: Reply(
        (
            "I think that could go wrong.",
            "I wouldn't do it that way. Shall we find another way?",
        ),
        ("I think that could go wrong.", "I wouldn't do it that way."),
    ),
    Intent.TONE: Reply(
        ("I don't think this is worth a fight. Let's move on.", "I didn't mean to upset you."),
        ("I don't think this is worth a fight.",),
    ),
    Intent.UNCLEAR: Reply(
        ("I'm having trouble following this. Could you put it another way?",),
        ("I'm having trouble following this.",),
    ),
    Intent.MESS: Reply(
        (
            "Could you please be considerate of the others here?",
            "That bothers me. Can we find a way that works for both of us?",
        ),
        ("That bothers me. I'd like us all to be considerate.",),
    ),
}


def replies_for(intent: Intent, target: Target) -> tuple[str, ...]:
    """Return what could be said instead, the best first; nothing where nothing can."""
    reply = REPLIES.get(intent, Reply())
    return reply.to_you if target is Target.YOU else reply.about_others
