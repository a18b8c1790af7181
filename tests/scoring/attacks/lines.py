"""Lines that plainly hurt somebody, and harmless ones, all made up for this suite."""

UNKIND = """
you are such an idiot, it hurts to watch
shut up, nobody asked for your opinion
what a pathetic loser you turned out to be
everyone here thinks you're a joke, just leave
you stupid clown, read the rules for once
go cry to your mother, you little baby
you're the dumbest person I have ever talked to
nobody likes you and nobody ever will
get lost, you worthless piece of garbage
your art is ugly and so are you
fuck you and everything you stand for
I hope you die alone, you miserable bastard
you absolute moron, how did you miss that
kill yourself, the world would be better
she is a disgusting liar and a coward
he's a useless idiot, kick him already
your whole family must be ashamed of you
how can anyone be this stupid, honestly
you have the brain of a dead fish
stop talking, you make me sick
you suck at this and you always will
who let this retard into the channel
your voice makes me want to throw up
you fat pig, stay off the camera
nobody cares about your sad little life
you're a waste of space and you know it
keep your mouth shut, you ignorant fool
fuck off, you creepy weirdo
you will never be good at anything, quit
you are a spineless coward and a fraud
what an arrogant asshole you are
delete your account, you talentless hack
you ugly freak, look in the mirror
I will find you and break your legs
you're trash, uninstall the game
that bitch should be fired today
you dumb fuck, you ruined everything
are you stupid or just lazy
you people are vermin and should leave
go back to your country, we don't want you here
your kids deserve a better father than you, loser
you are pathetic, even your friends laugh at you
shut your mouth, you lying snake
only a moron would write code like yours
you are the most annoying person in this server
congratulations, you're officially the worst player ever, you clown
you smell and everyone knows it
gay people are disgusting and so are you
don't ever speak to me again, scum
you're nothing but a sad, lonely failure
you brainless donkey, you cost us the match
what is wrong with you, are you retarded
your mother should have kept you in a cage
nobody wants you here, take the hint and leave
you're so dumb you can't even read
look at this idiot, he thinks he can sing
hope you get fired, you lazy parasite
you worthless coward, I despise you
such a stupid question from such a stupid person
I hate you so much, you horrible person
""".strip().splitlines()

HARMLESS = """
what time does the library close on Saturday
can somebody look at the second test, it fails for me
the bread came out of the oven just in time
I left my umbrella on the train again
we planted tomatoes and beans behind the house
thanks for the ride home yesterday
the new trailer looks good, I can't wait
my sister starts her first job on Monday
please bring a chair and something to drink
the match was close, well played everyone
does anyone know a good place for soup
I am learning the violin and my neighbours are patient
the meeting moved to three in the afternoon
this old radiator makes a strange noise at night
you can find the notes in the shared folder
great work on the garden, it looks lovely
we need two more people for the board game
the bus was late because of the snow
my cat sleeps on the warm laptop all day
I think the second answer is the right one
could you send me the recipe for the cake
the children painted the fence blue and yellow
happy birthday, have a wonderful day
there is a leak under the kitchen sink
I finished the book and started the next one
the cockpit of the old plane is open for visitors
he grew up in Scunthorpe and moved to London
a classic film about an assassin and a cellist
our team meets every second week for lunch
the path along the river is open again
I forgot my password, how do I reset it
that sunset over the harbour was amazing
we watched the moon rise above the trees
the server restarts at midnight, please save your work
my grandmother taught me how to knit socks
sorry for the late reply, I was travelling
what a beautiful photo of the mountains
the printer is out of paper on the second floor
you did really well in the interview
I would like to join the reading group
the dog waits at the door every evening
we are out of milk and coffee
nice to meet you all, I am new here
the museum is free on the first Sunday
let me know when you are home
the update fixed the sound on my laptop
she wrote a long letter to her teacher
he is training for a marathon in spring
the shop around the corner sells fresh bread
this puzzle has a thousand pieces
welcome to the server, make yourself at home
I am glad that you feel better today
the stars were bright above the desert
remember to water the plants on the balcony
our choir sings in the old church tonight
the train to the coast leaves in ten minutes
I will bring the tent and you bring the food
your explanation helped me a lot, thank you
the lecture about whales was very interesting
good luck with your exam tomorrow
""".strip().splitlines()
