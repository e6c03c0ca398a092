"""What is measured, repeatable by anyone: `python -m benchmarks.kill`, `python -m benchmarks.fanout`."""
