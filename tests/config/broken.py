"""A plugin that fails when it is imported."""

raise RuntimeError("the echo is gone\nand so is the second line")
