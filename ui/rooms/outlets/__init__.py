"""The register of outlets: who stands behind them, and how reliable the user holds them."""
