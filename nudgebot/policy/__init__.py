"""Pure decisions: `decide(situation)` knows no clock, no database and no platform."""
