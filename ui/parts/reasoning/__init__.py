"""What is weighed beside a judgement: other outcomes, assumptions, indicators, and what has changed."""
