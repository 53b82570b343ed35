"""Without the lines of files: a traceback names the number only."""
