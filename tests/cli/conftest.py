"""The projects in the golden folders are data, not tests of ours."""

collect_ignore = ["cases"]
