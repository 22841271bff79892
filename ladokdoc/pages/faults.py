"""What goes wrong with templates is a broken circumstance, and told as one sentence."""

FOLDER = "templates"


class TemplateFault(Exception):
    """A template that cannot be used: in Swedish, with file and line."""
