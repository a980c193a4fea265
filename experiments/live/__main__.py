"""What a worker process runs; see `experiments.live.worker`."""

import sys

from experiments.live.worker import serve

if __name__ == "__main__":
    serve(int(sys.argv[1]))
