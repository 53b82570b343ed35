"""The calculators for an assistant, tried by the SDK's own client: `make assistant`."""
