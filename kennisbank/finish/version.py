"""versie.json and _headers: which site this is, and how a host serves it well.

versie.json   {"commit", "date", "runtime"}: who publishes can see whether the new one is there
_headers      what Cloudflare Pages and Netlify send along; elsewhere it is a file like others
"""

import json
import os
import subprocess
from pathlib import Path

from kennisbank.runtime import manifest

_HEADERS = """\
# Cloudflare Pages and Netlify send these along. The policy is also in every page itself.
/*
  Content-Security-Policy: {policy}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
# The name of these changes with what is in them: a browser may keep them for a year.
/runtime/*
  Cache-Control: public, max-age=31536000, immutable
/assets/javascripts/*
  Cache-Control: public, max-age=31536000, immutable
/assets/stylesheets/*
  Cache-Control: public, max-age=31536000, immutable
"""


def tell(site: Path, policy: str) -> None:
    """Write both files."""
    commit = os.environ.get("GITHUB_SHA") or _git("rev-parse", "HEAD")
    # Of the commit, not of the building: the same sources make the same site.
    date = _git("show", "--no-patch", "--format=%cI", commit or "HEAD")
    version = {"commit": commit, "date": date, "runtime": manifest()["path"]}
    (site / "versie.json").write_text(json.dumps(version, indent=2) + "\n", "utf-8")
    (site / "_headers").write_text(_HEADERS.format(policy=policy), "utf-8")


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
