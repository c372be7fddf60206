"""What `make bench` measures, and how; figures for the documents come from here and from nowhere else."""
