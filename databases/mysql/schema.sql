-- Runs on every start, so each statement must be repeatable. Names in ${} are replaced from the environment.
CREATE DATABASE IF NOT EXISTS maf CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS maf.movie_ids (
  id BIGINT NOT NULL PRIMARY KEY,
  original_title VARCHAR(2000),
  popularity DECIMAL(20, 10),
  adult BOOLEAN,
  video BOOLEAN
);

-- The probes of the verifier's canary, overwritten repeatedly.
CREATE TABLE IF NOT EXISTS maf.canary (
  slot INT NOT NULL PRIMARY KEY,
  probe BIGINT NOT NULL
);

-- Debezium's signal table: a row written here asks the connector for an incremental snapshot.
CREATE TABLE IF NOT EXISTS maf.signals (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  type VARCHAR(32) NOT NULL,
  data TEXT
);

CREATE USER IF NOT EXISTS '${MYSQL_PRODUCER_USER}'@'%' IDENTIFIED BY '${MYSQL_PRODUCER_PASSWORD}';
ALTER USER '${MYSQL_PRODUCER_USER}'@'%' IDENTIFIED BY '${MYSQL_PRODUCER_PASSWORD}';
GRANT SELECT, INSERT, UPDATE, DELETE ON maf.movie_ids TO '${MYSQL_PRODUCER_USER}'@'%';

-- The minimum privileges for Debezium: read the rows, read the binlog, take a consistent snapshot.
CREATE USER IF NOT EXISTS '${MYSQL_CDC_USER}'@'%' IDENTIFIED BY '${MYSQL_CDC_PASSWORD}';
ALTER USER '${MYSQL_CDC_USER}'@'%' IDENTIFIED BY '${MYSQL_CDC_PASSWORD}';
GRANT SELECT ON maf.* TO '${MYSQL_CDC_USER}'@'%';
GRANT LOCK TABLES ON maf.* TO '${MYSQL_CDC_USER}'@'%';
GRANT RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO '${MYSQL_CDC_USER}'@'%';

-- Reconcile reads the rows. REPLICATION CLIENT lists the binlogs.
CREATE USER IF NOT EXISTS '${MYSQL_READER_USER}'@'%' IDENTIFIED BY '${MYSQL_READER_PASSWORD}';
ALTER USER '${MYSQL_READER_USER}'@'%' IDENTIFIED BY '${MYSQL_READER_PASSWORD}';
GRANT SELECT ON maf.* TO '${MYSQL_READER_USER}'@'%';
GRANT REPLICATION CLIENT ON *.* TO '${MYSQL_READER_USER}'@'%';

-- The canary writes only its probes.
CREATE USER IF NOT EXISTS '${MYSQL_CANARY_USER}'@'%' IDENTIFIED BY '${MYSQL_CANARY_PASSWORD}';
ALTER USER '${MYSQL_CANARY_USER}'@'%' IDENTIFIED BY '${MYSQL_CANARY_PASSWORD}';
GRANT SELECT, INSERT, UPDATE ON maf.canary TO '${MYSQL_CANARY_USER}'@'%';
