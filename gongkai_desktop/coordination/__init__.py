"""协调征求: letters to other organs and persons about information to be published, and their answers."""
