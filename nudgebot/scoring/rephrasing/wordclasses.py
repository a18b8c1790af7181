"""Classes of words, as parts of patterns over a clause whose unkind words are marked."""

from typing import Final

from nudgebot.scoring.rephrasing.segments import MARK

BAD: Final = rf"{MARK}[{MARK}\s,]*"
YOU: Final = r"(?:you|u|ya|ye|yall|y'all)"
ARE: Final = r"(?:\s+(?:are|r|were)|'re|\u2019re|re)"
YOU_ARE: Final = rf"(?:\b{YOU}{ARE}|\bur|\byou?r)\s"
IS: Final = r"(?:\s+(?:is|are|was|were|looks?|sounds?|seems?|'s)|'s|\u2019s)\s"
THING: Final = r"(?:\s+(?!(?:is|are|was|were|and|or|but|that)\b)[\w'#-]+)"
OPINIONS: Final = (
    r"(?:opinions?|ideas?|takes?|arguments?|points?|theory|views?|plans?|logic|suggestions?"
    r"|excuses?"
    r"|proposals?|reasoning|comments?|decisions?|reply|replies|answers?|rules?)"
)
PRIVATE: Final = (
    r"(?:mom|mum|mother|mama|dad|father|parents|sister|brother|wife|husband|girlfriend|boyfriend"
    r"|family|kids?|children|face|hair|body|voice|looks|life|brain|head|type|kind|ass|teeth|nose)"
)
SOMEONE: Final = (
    r"(?:(?:the|this|that|these|those|our|your)\s+(?:\w+\s+)?(?:guys?|dude|man|woman|girl|boy|boss"
    r"|teacher|admins?|mods?|moderators?|players?|team|ref|referee|drivers?|neighbou?rs?|people"
    r"|person|manager|coach|developers?|devs?|support|kid|streamer|host|healer|tank|jungler))"
)
DONE: Final = (
    r"(?:broke|deleted|ruined|ignored|forgot|lost|missed|left|took|blocked|changed|said|told|made"
    r"|wrote|did|stole|spoiled|skipped|interrupted|cost|threw|let|sent|gave|cheated|lied|pushed"
    r"|closed|merged|removed|wasted|copied|posted|killed|locked|banned|muted|kicked|reverted"
    r"|messed|forced|caused|kept|didn't|didnt|were\s+late)"
)
DOES: Final = r"(?:never|always|keep|keeps|don't|dont|won't|wont)"
