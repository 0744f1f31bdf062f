"""The floor of a start: an empty window, painted; run as a process of its own, also frozen."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
window.repaint()
print("seen", flush=True)
application.exec() if "--stay" in sys.argv else sys.stdin.readline()
