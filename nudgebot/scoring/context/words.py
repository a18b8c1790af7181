"""The small words that the rules look for, in lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


YOU = _words("you u ya your ur yours yourself urself youre y'all yall thou yourselves")
SELF = _words("i im me my mine myself i'm ima imma")
PERSON = _words("he she him her his hers himself herself hes shes he's she's who someone somebody")
GROUP = _words(
    "they them their theirs themselves people women men girls boys guys folks everyone everybody "
    "jews muslims christians blacks whites gays lesbians immigrants foreigners trans mexicans "
    "asians arabs indians refugees liberals conservatives republicans democrats feminists "
    "mods admins noobs kids boomers millennials"
)
THING = _words("it its this that these those there what everything something nothing which")
PERSONS = _words(
    "person man woman guy dude girl boy kid child bro bruh mate lady human player teammate noob "
    "newbie user mod admin moderator mom mum dad mother father brother sister aunt uncle wife "
    "husband friend boss teacher face self head ass mouth brain"
)
OWNED = _words("my our the a an this that these those some another any every each no such")
COPULAS = _words(
    "is are am was were be been being 's 're 'm s re m looks look looked sounds sound sounded "
    "seems seem feel feels felt feeling got get gets getting isnt arent wasnt makes made makes"
)
FILLERS = _words(
    "a an the so such very really just too kinda kind of sorta pretty quite totally complete "
    "completely absolute absolutely total utter actual actually like all always still being been "
    "be even how as also honestly literally big huge little bit most more fucking damn freaking "
    "bloody goddamn n't not never have has had must might may probably definitely clearly"
)
NEGATIONS = _words(
    "not n't nt never no isnt arent wasnt dont doesnt didnt wont wouldnt cant aint nobody hardly "
    "neither nor without"
)
SPEAKER = _words("i we ima imma")
SPEAKING = _words(
    "call called calling calls say saying said says think thinks thought believe mean meant"
)
REPORTING = _words("called calls calling told tells telling said says saying wrote yelled shouted")
REPORTED_CUES = REPORTING | _words(
    "word words phrase term slur slurs quote quoted heard asked asks means meaning lyrics line "
    "commented posted tweeted typed read screamed"
)
CLAUSE_ENDS = _words(". ! ? ; , : ... - -- ( ) but because cause cuz although though") | {"\n"}
INTENT = _words(
    "will 'll ll gonna gon going want wanna swear must imma ima finna about promise shall"
)
PRAISE = _words(
    "brilliant awesome amazing great good nice love loved loving legend best beautiful genius "
    "proud epic insane cool king queen perfect hilarious thanks thank yes yeah yay congrats "
    "congratulations incredible fantastic wonderful gorgeous excellent impressive stunning fire "
    "lit sick badass beast goat clutch rock rocks rule rules nailed wow fun funny glad happy "
    "delicious talented smart clever sweet adorable well"
)
NOT_NOUNS = _words(
    "and or but to of in on at for with when if because that is are was were as so it you i he she "
    "they we me us him her them than lol lmao tbh though again today right now rn here there how "
    "why what who where then too also not n't do does did can could will would should have has had "
    "be been being just like really very about from by up down out off over all any some no the a "
    "an this my your his its their our enough sometimes always anyway man bro dude"
)
SMALL_WORDS = (
    YOU | SELF | PERSON | THING | OWNED | COPULAS | FILLERS | NEGATIONS | _words("you're ok lol at")
)
