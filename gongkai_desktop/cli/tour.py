"""The main job from end to end on the sample office."""

from __future__ import annotations

from argparse import Namespace


def tour(arguments: Namespace) -> int:
    """Run it."""
    raise NotImplementedError
