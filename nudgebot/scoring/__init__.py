"""How unkind and how kind a text is, on which words that rests, and what to say instead."""
