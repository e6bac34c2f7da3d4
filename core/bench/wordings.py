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

SAID = (
    "nobody has counted the boats that were lost last spring",
    "the new line will be ready before the price of copper rises again",
    "there is enough water for both banks of the river",
    "the report was late and it left out the only page that mattered",
    "we have waited for an answer since the harbour was closed",
    "the harvest could not be brought in with so few trains",
)

# What happens without anybody doing it, so that not every sentence has a name or a quote in it.
NEWS = (
    "The market of {word} opened late, with prices near those of last year and few buyers.",
    "About {number} families spent the night in a school while the water fell slowly.",
    "The road along the coast stayed closed for a third day because of loose stones.",
    "Snow is expected in the hills, and the last ferry leaves an hour before dark.",
    "Work on the bridge, which is {number} metres long, began in the spring and has cost more than "
    "was planned.",
    "A study of the lake found fewer birds than ten years ago, most of them on the eastern shore.",
    "The theatre in the old town reopens in autumn with a play about a lighthouse.",
    "Most of the {number} tons of grain were stored in sheds that had been empty since the war.",
    "Trains ran every hour, though many were full and some did not stop at {word}.",
)
