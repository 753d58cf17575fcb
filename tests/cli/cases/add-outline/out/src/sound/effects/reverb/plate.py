"""Sheets of steel."""
