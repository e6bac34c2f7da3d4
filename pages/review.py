"""Review: is the machine right?"""

from __future__ import annotations

from enum import StrEnum

from core.store import queries
from core.store.filters import Part
from pages.shared import deciding, display, filters, merging, reviewing, session


class Look(StrEnum):
    """What is looked at."""

    MERGES = "merge suggestions"
    SPEAKERS = "unknown speakers"
    DOUBTFUL = "low confidence"
    LOG = "log"
    ACCURACY = "accuracy"


LISTS = {
    Look.MERGES: merging.suggestions,
    Look.SPEAKERS: reviewing.unknown_speakers,
    Look.DOUBTFUL: reviewing.low_confidence,
}


def page() -> None:
    # What is reviewed needs no review: under that filter every list would be empty.
    wanted = filters.sidebar().without(Part.REVIEWED)
    display.heading("Review", "Is the machine right?")
    display.in_force(wanted)
    held = session.ask(queries.headline, wanted)
    if display.is_empty(held[held["articles"] > 0], wanted, of="articles"):
        return
    deciding.what_went_wrong()
    look = filters.one_of(Look, "Look at", key="look")
    if look in LISTS:
        deciding.name_of_the_analyst(key="page_by")
        LISTS[look](wanted)
    elif look is Look.LOG:
        reviewing.log()
    else:
        reviewing.accuracy()


if __name__ == "__main__":
    import dashboard

    dashboard.main()
