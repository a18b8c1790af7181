"""Pictures of what people see in Discord, drawn from the payloads that the bot really sent."""
