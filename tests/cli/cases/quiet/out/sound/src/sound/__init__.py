"""The sound package."""
