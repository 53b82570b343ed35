"""Without what reads the imports of a program."""

from _pyodide._base import eval_code
