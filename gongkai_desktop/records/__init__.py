"""How anything is remembered: events, projections, the history chain, printed sheets."""
