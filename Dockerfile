# The dashboard as one container. See docs/deployment.md; this file was not built where it was written.

FROM python:3.12-slim-bookworm AS build
# npm fetches the packages for the browser; the finished image has neither npm nor a compiler.
RUN apt-get update \
    && apt-get install -y --no-install-recommends npm \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY requirements.txt .
RUN python -m venv /opt/continuum \
    && /opt/continuum/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN /opt/continuum/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation .
ENV CONTINUUM_CACHE=/var/cache/continuum
WORKDIR /
RUN /opt/continuum/bin/continuum dashboard --fetch-only

FROM python:3.12-slim-bookworm
RUN useradd --system --create-home continuum
COPY --from=build /opt/continuum /opt/continuum
COPY --from=build --chown=continuum /var/cache/continuum /var/cache/continuum
ENV CONTINUUM_CACHE=/var/cache/continuum PATH=/opt/continuum/bin:$PATH
USER continuum
WORKDIR /srv
# Compile the model now, so that the first visitor does not wait; a machine with another kind of
# processor compiles it again.
RUN continuum run current --region municipality:Bunnik --years 1 --replications 1 --quiet >/dev/null
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8765/healthz', timeout=4)"]
# Add --origin https://… with the address that browsers show, and --root-path if there is one.
ENTRYPOINT ["python", "-P", "-m", "dashboard", "--host", "0.0.0.0", "--port", "8765", "--no-open"]
CMD ["--lang", "nl"]
