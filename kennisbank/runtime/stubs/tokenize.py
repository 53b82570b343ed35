"""Without tokens: `inspect` asks for them when it looks for a source, which nobody does here."""
