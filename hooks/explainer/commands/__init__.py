"""What `explainer` can be told to do: one module a command.

Each has a `NAME`, a `HELP` in one line, `arguments(parser)` and `run(options)`, which returns the exit status.
With `build`, the commands alone touch the disk and print.
"""
