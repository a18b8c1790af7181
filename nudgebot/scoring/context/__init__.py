"""Reading a hit in its context: at whom it is aimed, whether it is meant, and whose words it is."""
