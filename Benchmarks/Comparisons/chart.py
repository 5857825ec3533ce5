"""Plots as SVG."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")
# The same plot gives the same file.
matplotlib.rcParams |= {"svg.hashsalt": "storyfold", "svg.fonttype": "none", "font.size": 9,
                        "axes.spines.top": False, "axes.spines.right": False}
from matplotlib import pyplot  # noqa: E402

OURS, OTHERS, BOUND = "#c2410c", "#475569", "#64748b"


def dots(path: Path, title: str, values: Sequence[tuple[str, float]], label: str) -> None:
    """A dot for each name on a logarithmic scale, ours in another colour."""
    names, places = zip(*values)
    figure, axes = pyplot.subplots(figsize=(7, 0.8 + 0.3 * len(values)), layout="constrained")
    axes.scatter(places, names, zorder=2,
                 color=[OURS if name.startswith("Storyfold") else OTHERS for name in names])
    for name, place in values:
        axes.annotate(f"{place:.2f}" if place < 10 else f"{place:.0f}", (place, name), (6, 0),
                      textcoords="offset points", va="center")
    axes.grid(axis="x", color="#e2e8f0", zorder=0)
    axes.set(xscale="log", xlabel=label, title=title)
    axes.set_xlim(min(places) / 1.5, max(places) * 2)
    axes.invert_yaxis()
    _save(figure, path)


def curves(path: Path, x_label: str, x: Sequence[float], panels: Sequence[dict]) -> None:
    """Panels side by side over one logarithmic axis. A panel has `label`, `y`, and may have `bound` and `scale`."""
    figure, all_axes = pyplot.subplots(1, len(panels), figsize=(3.6 * len(panels), 2.8), layout="constrained")
    for axes, panel in zip(all_axes, panels):
        axes.plot(x, panel["y"], "o-", color=OURS)
        if "bound" in panel:
            axes.plot(x, panel["bound"], "--", color=BOUND, label="bound")
            axes.legend(frameon=False)
        axes.set(xscale="log", yscale=panel.get("scale", "linear"), xlabel=x_label, title=panel["label"])
        if panel.get("scale") != "log":
            axes.set_ylim(0, 1.2 * max(panel["y"]))
    _save(figure, path)


def _save(figure, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
