"""A reader's own customers: from the export of a webshop, till or bookkeeping to figures.

`analyse` does it at once; `steps` bit by bit, for a page that shows how far it is. The file is read
here and nowhere else: nothing is written or sent.
"""

from calculators.klanten.analysis import Answer, Settings, steps
from calculators.klanten.api import analyse
from calculators.klanten.downloads import as_csv
from calculators.klanten.encoding import too_large
from calculators.klanten.progress import Step
from calculators.klanten.rows import Choices

__all__ = ["Answer", "Choices", "Settings", "Step", "analyse", "as_csv", "steps", "too_large"]
