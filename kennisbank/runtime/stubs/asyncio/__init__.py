"""Empty: Pyodide's core imports it, for whoever awaits something."""
