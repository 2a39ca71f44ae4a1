# docker build --tag sunshine-conversations-graphql .
# With the commit in its labels and metrics: --build-arg GIT_COMMIT=$(git rev-parse HEAD)
# Runs as a user without rights, writes no file, and reads all its settings from the environment.
#
# The image that both stages start from: the stage below, or another one, such as one pinned by its digest:
#   docker build --build-arg NODE_IMAGE=node:24-slim@sha256:… .
# `docker buildx imagetools inspect node:24-slim` prints the digest.
ARG NODE_IMAGE=default-node

FROM node:24-slim AS default-node

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Nothing that is installed has to be compiled, so nothing that is installed has to be trusted to run here.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY schema ./schema
COPY src ./src
COPY scripts/build.ts ./scripts/
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM ${NODE_IMAGE}
# That of package.json.
ARG VERSION=0.1.0
ARG GIT_COMMIT
LABEL org.opencontainers.image.title="sunshine-conversations-graphql" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$GIT_COMMIT" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production GIT_COMMIT=$GIT_COMMIT
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/schema ./schema
COPY --from=build /app/dist ./dist
COPY examples/operations ./examples/operations
# The id of `node`, as a number: only then can Kubernetes see that it is not root.
USER 1000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without npm in between, which would not pass the signal to stop on.
CMD ["node", "--max-semi-space-size=64", "dist/main.js"]
