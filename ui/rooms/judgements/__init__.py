"""The ledger of judgements that were issued."""
