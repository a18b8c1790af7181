"""How the shipped model is made, from public data and from our own examples."""
