"""Unkind chat lines, written for these tests."""

INSULTS = tuple(
    line.strip()
    for line in """
    you walked right past me, you rude bastard
    Olga, you are a dumb cow, the door was open
    what a pathetic bunch of losers
    nobody asked for your opinion, moron
    your essay is garbage, quit writing
    stop being such a crybaby
    the waiter is a rude asshole
    you are a clown and everyone laughs at you
    shut the fuck up already
    I hate you so fucking much
    you forgot the tickets, you brainless muppet
    are you stupid or something?
    my cousin is a lying bastard
    your theory is idiotic
    get lost, freak
    screw you and your friends
    thanks for nothing, asshole
    you suck at drawing
    you're an idiot for trusting him
    he is such a prick
    YOU ARE ALL MORONS
    bloody hell you are annoying
    wow you are really stupid, aren't you
    dumbass, line 17 has a typo, see `main.py`
    you stink, leave
    they are all idiots and cowards
    why are you so fucking useless
    go cry about it, loser
    don't be a dick about it
    you ruined our trip, you selfish bastard
    stop posting your crap here
    your stupid cat ate 3 of my fish
    this app is a piece of shit
    can you shut up for a minute, I'm on the phone
    """.strip().splitlines()
)

THREATS = (
    "I will kill you",
    "I will find you and stab you, moron",
    "kill yourself, you loser",
    "you idiot, I know where you live and I will hurt you",
    "gas the lot of them, subhuman vermin",
    "send nudes, bitch",
)
