"""The templates that a workspace begins from, one YAML file a programme. No code is here."""
