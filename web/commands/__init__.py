"""Every command, one small module a group."""
