# One image for every service: docker build --build-arg SERVICE=ingestion -t rwd/ingestion:dev .
# (SERVICE is a folder under services/, or `operations`: the commands of the chart's Jobs.)
#
# The result holds Node, the C library, the service with the libraries it needs, and nothing else: no shell, no package manager.
# `npm run images` sends a context in which everything is built already; the stage below then only unpacks it, once for all
# services, and needs no network. Any other context is built from source: that wants a package registry, of which
# NPM_CONFIG_REGISTRY is the address where it is not npm's own (add --network=host where only the host reaches it).
# No BuildKit feature is used.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
ARG NPM_CONFIG_REGISTRY
WORKDIR /src
COPY . .
RUN sh infra/images/build.sh /out

FROM scratch
COPY --from=build /out/root /
COPY --from=build /out/app/node_modules /app/node_modules
COPY --from=build /out/app/libs /app/libs
ARG SERVICE
COPY --from=build /out/images/${SERVICE} /app
ENV PATH=/usr/local/bin NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
USER 1000:1000
CMD ["node", "main.mjs"]
