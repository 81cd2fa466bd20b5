"""The room of hypotheses: a question, its hypotheses, and the claims that speak for or against them."""
