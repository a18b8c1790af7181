"""The connection to Discord, and what it takes to get one."""
