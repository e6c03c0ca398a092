"""Words that do not say what a card is about, and words that turn around what it says."""

_GERMAN = """
aber alle allem allen aller alles als also am an andere auch auf aus bei beim bin bis bitte bist da
dabei damit dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort
du durch ein eine einem einen einer eines er es etwas euch euer für gegen gibt hat haben hier ich
ihr ihre im immer in ins ist ja jede jeden jeder jedes jetzt kann kein keine keinen können man mehr
mein mit muss müssen nach nicht noch nur ob oder ohne schon sehr sein seine sich sie sind so soll
sollen sollte sollten sondern um und uns unser unsere unter viel viele vom von vor war was weil
weniger wenn wer werden wie wir wird wo wollen wünschen zu zum zur zwischen
"""
_ENGLISH = """
a about all also an and any are as at be been but by can could do does for from get has have here
how i if in into is it its just less many me more most much must my need no not of on one only or
our out please should so some than that the their them there these they this those to too up us very
want was we were what when where which who why will with without would you your
"""
# Both languages at once: whoever writes may mix them.
STOP_WORDS = frozenset((_GERMAN + _ENGLISH).split())

_DENIALS = "nicht kein keine keinen keiner keines nie niemals niemand no not never nobody"
# Two cards that differ in one of these, or in a number, do not say the same, however alike they are written.
TURNING_WORDS = {
    **dict.fromkeys(_DENIALS.split(), "not"),
    **dict.fromkeys(("ohne", "without"), "without"),
    **dict.fromkeys(("gegen", "against"), "against"),
    **dict.fromkeys(("weniger", "less", "fewer"), "less"),
    **dict.fromkeys(("statt", "anstatt", "instead"), "instead"),
}
