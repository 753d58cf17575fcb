"""Package one."""
