"""What `/setup` finds: what the bot may do here, what it lacks, and how to mend that."""
