"""One new file is one new calculator: in a page, in the tests and on a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import Shown
from tests.browser.conftest import NewPage, Watch
from tests.browser.server import Host
from tests.sites import build, copied

FILE = '''\
"""Uurtarief: wat moet een uur opbrengen?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output


class Uitkomst(Outputs):
    tarief: float = output("Uurtarief", "€", "kosten ÷ uren")


@calculator(
    title="Wat moet een uur opbrengen?",
    main="tarief",
    source="Een deling.",
    checked=date(2026, 11, 24),
)
def uurtarief_proef(
    kosten: Annotated[float, Input("Kosten per week", "€", 0, 1_000_000)] = 1000,
    uren: Annotated[float, Input("Declarabele uren", "uur", 0.1, 168)] = 25,
) -> Uitkomst:
    """Reken uit wat je per uur moet vragen om je kosten te dekken.

    Args:
        kosten: Alles wat je in een week uitgeeft, uit je boekhouding.
        uren: De uren die je in die week in rekening brengt, uit je urenstaat.
    """
    return Uitkomst(kosten / uren)


uurtarief_proef.example("""
    Een week
    kosten = 1.000, uren = 25
    tarief = 40
""")
'''
PAGE = """\
---
title: Wat moet een uur opbrengen?
description: >-
  Deel wat je in een week uitgeeft door de uren die je in rekening brengt, en je weet wat je per
  uur minstens moet vragen aan je klanten.
---

# Wat moet een uur opbrengen?

```rekenhulp
uurtarief-proef
uren: 20
```
"""


@pytest.mark.long
def test_one_file_is_a_calculator_in_a_page_in_the_tests_and_on_a_terminal(
    new_page: NewPage, watch: Watch, tmp_path: Path
) -> None:
    project = copied(tmp_path / "project", alike=True)
    (project / "calculators" / "uurtarief_proef.py").write_text(FILE, "utf-8")
    (project / "docs" / "index.md").write_text(PAGE, "utf-8")

    def python(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=project,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "€\u00a01.000 ÷ 20 = €\u00a050" in python(
        "-m", "calculators", "uurtarief-proef", "uren=20"
    )
    # All the other tests too: of a calculator that is begun by a command, in test_new.py.
    own = ("-q", "tests/calculators/test_promises.py", "-k", "uurtarief-proef")
    promises = python("-m", "pytest", *own)
    assert " passed" in promises and "failed" not in promises

    with Host() as host:
        host.folder = tmp_path / "site"
        build(host.folder, project=project, SITE_URL=host.url)
        watch.host = host
        page = new_page()
        page.goto(host.url)
        shown = Shown(page)
        shown.fill({"uren": "40"})
        shown.wait()
        assert shown.texts() == {"tarief": ["€\u00a025", "25"]}
        expect(shown.element.locator(".kb-ingevuld")).to_have_text("€ 1.000 ÷ 40 = € 25")
