"""What invented articles are made of."""

from __future__ import annotations

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()

# Code, name, demonym; those first that are in the news most.
STATES = (
    ("NOR", "Norway", "Norwegian"),
    ("ISL", "Iceland", "Icelandic"),
    ("KAZ", "Kazakhstan", "Kazakh"),
    ("KGZ", "Kyrgyzstan", "Kyrgyz"),
    ("DNK", "Denmark", "Danish"),
    ("LAO", "Laos", "Laotian"),
    ("VNM", "Vietnam", "Vietnamese"),
    ("THA", "Thailand", "Thai"),
    ("ESP", "Spain", "Spanish"),
    ("PRT", "Portugal", "Portuguese"),
    ("CHL", "Chile", "Chilean"),
    ("PER", "Peru", "Peruvian"),
    ("KEN", "Kenya", "Kenyan"),
    ("GHA", "Ghana", "Ghanaian"),
    ("NPL", "Nepal", "Nepalese"),
    ("EST", "Estonia", "Estonian"),
)

OUTLETS = (
    *("Quayline Wire", "Lanternhouse Post", "Tamarind Daily", "The Skerry", "Fjord Radio"),
    *("Upland Courier", "Meridian Evening News", "The Causeway", "Saltmarsh Observer"),
)

BODIES = (
    *("Harbour Board", "River Commission", "Herring Council", "Grain Union", "Rail Authority"),
    *("Central Bank", "Fishing Federation", "Border Agency", "Weather Office", "Power Institute"),
    *("Farmers Association", "Museum Trust", "Dockers Union", "Timber Council", "Salt Company"),
    *("Coast Guard", "Lake Foundation", "Ferry Company", "Orchard Society", "Bridge Committee"),
)

ROLES = (
    *("foreign minister", "fisheries minister", "water minister", "prime minister"),
    *("spokeswoman", "ambassador", "governor", "opposition leader", "finance minister"),
)

TITLES = (
    *("Quota talks go on", "Neighbours argue over a river", "A bridge nobody wants"),
    *("Ferries stay in port", "A late harvest", "The price of salt"),
)

# Verb, PLOVER type, score, and how the sentence goes on after the other state.
DEEDS = (
    ("rejected", "REJECT", -4.0, "and its offer of a shared quota for"),
    ("accused", "ACCUSE", -2.0, "on Monday of holding back the water of"),
    ("warned", "THREATEN", -5.0, "against sending another ship to"),
    ("praised", "SUPPORT", 3.0, "for the way it had ended the strike in"),
    ("urged", "REQUEST", -1.0, "to open the border before the winter in"),
    ("sued", "SANCTION", -6.0, "last week over the dam that was built at"),
    ("met", "CONSULT", 1.0, "for a second round of talks in"),
    ("compensated", "AID", 7.0, "after the flood that had ruined the fields of"),
)

# Cue, lemma, stance.
CUES = (
    ("said", "say", "neutral"),
    ("announced", "announce", "neutral"),
    ("claimed", "claim", "doubtful"),
    ("insisted", "insist", "assertive"),
    ("complained", "complain", "critical"),
)

# What is said: one of each, so that few say the same.
THINGS = (
    *("the quota for cod", "the new rail line", "the dam above the town", "our coast guard"),
    *("the summer harvest", "every second ferry", "the price of copper", "the joint survey"),
    *("the border post", "the budget for schools", "the hospital roof", "the power cable"),
    *("the fishing fleet", "the customs office", "the old treaty", "the museum loan"),
)
HAPPENS = (
    *("was lost for good", "has to wait", "will be paid for", "cannot be trusted", "was forgotten"),
    *("came too late", "should be counted again", "is ready", "fell apart", "will be guarded"),
    *("was promised to us", "needs repair", "has doubled", "must stay open", "was never ours"),
)
ENDINGS = (
    *("before the snow", "after three votes", "without a single letter", "for all to see"),
    *("as everybody at the table knew", "while the others slept", "until spring", "once more"),
    *("because nobody asked", "although the water is low", "in spite of the strike"),
    *("when the lights went out", "since the last election", "if the weather holds"),
)

# What happens without anybody doing it, so that not every sentence has a name or a quote in it.
NEWS = (
    "The market of {word} opened late, with {other} dear and few buyers for {third}.",
    "About {number} families from {word} spent the night in a school at {other}.",
    "The road from {word} to {other} stayed closed for a third day because of loose stones.",
    "Snow is expected in the hills of {word}, and the last ferry to {other} leaves before dark.",
    "Work on the {word} bridge, which is {number} metres long, has cost more than {other} had.",
    "A study of lake {word} found fewer birds than in {number}, most of them near {other}.",
    "The theatre of {word} reopens in autumn with a play about {other}, a lighthouse and {third}.",
    "Most of the {number} tons of grain were stored at {word} in sheds that {other} had left.",
    "Trains to {word} ran every hour, though many were full and some did not stop at {other}.",
)
