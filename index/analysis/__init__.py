"""From words to the forms that are indexed; starts where `archive.arabic` ends."""
