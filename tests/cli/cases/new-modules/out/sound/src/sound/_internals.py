"""The code of sound."""
