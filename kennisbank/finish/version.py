"""versie.json, uitgaven.json and _headers: which site this is, and how a host serves it well.

versie.json   {"commit", "date", "runtime", "release"}: who publishes can see whether the new one is
              there, and a page whether it is of this release
uitgaven.json the files of this release and of those before it, for `kennisbank.keep`
_headers      what Cloudflare Pages and Netlify send along; elsewhere it is a file like others
"""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kennisbank.finish import release
from kennisbank.runtime import manifest

_HEADERS = """\
# Cloudflare Pages and Netlify send these along. The policy is also in every page itself.
/*
  Content-Security-Policy: {policy}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
# The name of these changes with what is in them: a browser may keep them for a year.
"""
_FOR_EVER = """\
/{folder}/*
  Cache-Control: public, max-age=31536000, immutable
"""


def write(target: Path, policy: str, named: Sequence[str]) -> None:
    """Write these files; `named` are those that are named after what is in them."""
    commit = os.environ.get("GITHUB_SHA") or _git("rev-parse", "HEAD")
    # Of the commit, not of the building: the same sources make the same site.
    date = _git("show", "--no-patch", "--format=%cI", commit or "HEAD")
    version = {
        "commit": commit,
        "date": date,
        "runtime": manifest()["path"],
        "release": release.release(named),
    }
    (target / "versie.json").write_text(json.dumps(version, indent=2) + "\n", "utf-8")
    release.write(target, [release.this(target, named, str(date))])
    lasting = "".join(_FOR_EVER.format(folder=folder) for folder in release.FOLDERS)
    (target / "_headers").write_text(_HEADERS.format(policy=policy) + lasting, "utf-8")


def _git(*arguments: str) -> str:
    """What git answers; nothing when this is no repository."""
    try:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607 -- where the machine has it
            check=True, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
