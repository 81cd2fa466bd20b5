"""Every string a person can meet, and how many of them break the style of the house."""
