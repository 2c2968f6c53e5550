# The commands.
