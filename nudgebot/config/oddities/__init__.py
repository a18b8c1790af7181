"""What types cannot see: settings that contradict each other, or do nothing. One kind a file."""
