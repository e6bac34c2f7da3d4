"""The accessibility checker axe-core, fetched once from the npm registry and run in a page."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Page

VERSION = "4.14.1"
URL = f"https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz"
# As the registry publishes it: what is run here is what was looked at.
SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "rapporteur-tests"
_MOST_BYTES = 20_000_000


def source() -> str:
    """The checker's JavaScript. Raises OSError where it is not kept and the registry is away."""
    kept = CACHE / f"axe-core-{VERSION}.js"
    if not kept.exists():
        with urlopen(URL, timeout=60) as response:
            package = response.read(_MOST_BYTES)
        if base64.b64encode(hashlib.sha512(package).digest()).decode() != SHA512:
            raise ValueError(f"{URL} is not the package that is pinned here")
        with tarfile.open(fileobj=io.BytesIO(package)) as files:
            script = files.extractfile("package/axe.min.js")
            assert script is not None
            CACHE.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(script.read())
    return kept.read_text(encoding="utf-8")


def violations(page: Page, script: str, only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What axe finds on the page as it stands: rule, impact, help, and the elements concerned.

    `only` names the rules to look for; none means all.
    """
    page.evaluate(script)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        {
            "rule": each["id"],
            "impact": each["impact"],
            "help": each["help"],
            "where": [node["html"][:300] for node in each["nodes"]],
        }
        for each in found["violations"]
    ]
