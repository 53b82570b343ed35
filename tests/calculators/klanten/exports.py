"""Write an export of each business in each format, to try by hand.

.venv/bin/python -m tests.calculators.klanten.exports FOLDER
"""

import sys
from pathlib import Path

from tests.calculators.klanten.businesses import BUSINESSES
from tests.calculators.klanten.formats import FORMATS, bol


def main(folder: str) -> None:
    """Write them all; the same bytes each time, workbooks aside."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for business, make in BUSINESSES.items():
        sales = make()
        for name, each in FORMATS.items():
            ending = ".xlsx" if name == "xlsx" else ".csv"
            (target / f"{business}-{name}{ending}").write_bytes(each.write(sales))
        (target / f"{business}-bol.csv").write_bytes(bol(sales))


if __name__ == "__main__":
    main(sys.argv[1])
