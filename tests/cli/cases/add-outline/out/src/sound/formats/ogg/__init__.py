"""Free, as in beer."""
