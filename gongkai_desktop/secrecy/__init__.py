"""保密工作台账: questions about withheld information, patrols of what is public, leak incidents."""
