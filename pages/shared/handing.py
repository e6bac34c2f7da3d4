"""A file that is made when it is asked for, and handed to the browser at once.

A download button of Streamlit's takes either bytes, which would have to be made before anybody
asks, or a function; but it forgets that one at the end of every run, so that a button pressed while
the page still changes gives nothing. Here an ordinary button asks, its run makes the file, and a
download button that has the bytes is pressed for the analyst.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from core.store import StoreError
from pages.shared import session

_log = logging.getLogger(__name__)

_press = st.components.v2.component(
    "rapporteur_press",
    js=(Path(__file__).parent / "handing.js").read_text(encoding="utf-8"),
)


def over(make: Callable[[], bytes], *, file_name: str, mime: str, key: str) -> None:
    """Makes a file and saves it in the browser; in the run of the button that asked for it.

    `key` tells two places of one page apart.
    """
    with st.container(key=f"{key}_file", width="content"):
        try:
            with st.spinner("Making the file…"):
                content = make()
        except StoreError as error:
            st.text(str(error))
            return
        except Exception:
            _log.exception("making %s", file_name)
            st.text("The file could not be made; the log where Rapporteur was started says why.")
            return
        st.download_button("Save", content, file_name, mime, key=f"{key}_save", on_click="ignore")
        number = session.recall("handed", 0) + 1
        session.keep("handed", number)
        _press(data={"within": f"st-key-{key}_file", "number": number}, key=f"{key}_press")
