"""The components of the pipeline, one a file, each a registered spaCy factory."""
