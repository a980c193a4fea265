"""What happens to students and organisations: no scenario file, no disk layout of runs, no screen."""
