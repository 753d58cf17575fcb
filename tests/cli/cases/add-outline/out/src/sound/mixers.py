"""Many into one."""
