-- Runs on every start in database maf as the administrator, so each statement must be repeatable. Names in ${} are replaced from the environment.
CREATE SCHEMA IF NOT EXISTS maf;

-- Debezium needs the whole old row for deletes, changed keys and large values that an update does not change.
-- So every table created in this schema gets full replica identity, including tables that users add later.
CREATE OR REPLACE FUNCTION public.maf_full_replica_identity() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
  made record;
BEGIN
  FOR made IN SELECT objid FROM pg_event_trigger_ddl_commands()
              WHERE schema_name = 'maf' AND object_type = 'table' LOOP
    EXECUTE format('ALTER TABLE %s REPLICA IDENTITY FULL', made.objid::regclass);
  END LOOP;
END
$$;
DROP EVENT TRIGGER IF EXISTS maf_full_replica_identity;
CREATE EVENT TRIGGER maf_full_replica_identity ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO')
  EXECUTE FUNCTION public.maf_full_replica_identity();

-- Debezium stops, for all tables, at a table with columns that differ only in case. So such a table is refused when it is made.
-- One command may list a relation twice: the sequence of an identity column is created and altered.
CREATE OR REPLACE FUNCTION public.maf_distinct_columns() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
  twins record;
BEGIN
  FOR twins IN SELECT d.object_identity, string_agg(DISTINCT quote_ident(a.attname), ', ') AS columns
               FROM pg_event_trigger_ddl_commands() d
               JOIN pg_attribute a ON a.attrelid = d.objid AND a.attnum > 0 AND NOT a.attisdropped
               WHERE d.classid = 'pg_class'::regclass AND d.schema_name = 'maf'
               GROUP BY d.object_identity, lower(a.attname) HAVING count(DISTINCT a.attname) > 1 LOOP
    RAISE EXCEPTION 'table % has columns that differ only in case (%): Debezium cannot read it, and would stop for all tables',
      twins.object_identity, twins.columns USING HINT = 'Give them different names, or use another schema than maf.';
  END LOOP;
END
$$;
DROP EVENT TRIGGER IF EXISTS maf_distinct_columns;
CREATE EVENT TRIGGER maf_distinct_columns ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE')
  EXECUTE FUNCTION public.maf_distinct_columns();

CREATE TABLE IF NOT EXISTS maf.tv_series_ids (
  id BIGINT PRIMARY KEY,
  original_name TEXT,
  popularity NUMERIC
);

-- The probes of the verifier's canary, overwritten repeatedly.
CREATE TABLE IF NOT EXISTS maf.canary (
  slot INTEGER PRIMARY KEY,
  probe BIGINT NOT NULL
);

-- Debezium's signal table: a row written here asks the connector for an incremental snapshot.
CREATE TABLE IF NOT EXISTS maf.signals (
  id VARCHAR(64) PRIMARY KEY,
  type VARCHAR(32) NOT NULL,
  data TEXT
);

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${POSTGRES_PRODUCER_USER}') THEN
    CREATE ROLE "${POSTGRES_PRODUCER_USER}";
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${POSTGRES_CDC_USER}') THEN
    CREATE ROLE "${POSTGRES_CDC_USER}";
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${POSTGRES_READER_USER}') THEN
    CREATE ROLE "${POSTGRES_READER_USER}";
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${POSTGRES_CANARY_USER}') THEN
    CREATE ROLE "${POSTGRES_CANARY_USER}";
  END IF;
END
$$;
ALTER ROLE "${POSTGRES_PRODUCER_USER}" LOGIN PASSWORD '${POSTGRES_PRODUCER_PASSWORD}';
GRANT USAGE ON SCHEMA maf TO "${POSTGRES_PRODUCER_USER}";
GRANT SELECT, INSERT, UPDATE, DELETE ON maf.tv_series_ids TO "${POSTGRES_PRODUCER_USER}";

-- The minimum privileges for Debezium: read the tables (including later ones) and use a replication slot.
ALTER ROLE "${POSTGRES_CDC_USER}" LOGIN REPLICATION PASSWORD '${POSTGRES_CDC_PASSWORD}';
GRANT USAGE ON SCHEMA maf TO "${POSTGRES_CDC_USER}";
GRANT SELECT ON ALL TABLES IN SCHEMA maf TO "${POSTGRES_CDC_USER}";
ALTER DEFAULT PRIVILEGES IN SCHEMA maf GRANT SELECT ON TABLES TO "${POSTGRES_CDC_USER}";

-- Reconcile only reads rows.
ALTER ROLE "${POSTGRES_READER_USER}" LOGIN PASSWORD '${POSTGRES_READER_PASSWORD}';
GRANT USAGE ON SCHEMA maf TO "${POSTGRES_READER_USER}";
GRANT SELECT ON ALL TABLES IN SCHEMA maf TO "${POSTGRES_READER_USER}";
ALTER DEFAULT PRIVILEGES IN SCHEMA maf GRANT SELECT ON TABLES TO "${POSTGRES_READER_USER}";

-- The canary writes only its probes.
ALTER ROLE "${POSTGRES_CANARY_USER}" LOGIN PASSWORD '${POSTGRES_CANARY_PASSWORD}';
GRANT USAGE ON SCHEMA maf TO "${POSTGRES_CANARY_USER}";
GRANT SELECT, INSERT, UPDATE ON maf.canary TO "${POSTGRES_CANARY_USER}";

-- A partitioned table has events under its own name: its partitions come and go, and rows move between them.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'maf') THEN
    CREATE PUBLICATION maf FOR TABLES IN SCHEMA maf;
  END IF;
  ALTER PUBLICATION maf SET (publish_via_partition_root = true);
  IF current_setting('server_version_num')::int >= 180000 THEN
    EXECUTE 'ALTER PUBLICATION maf SET (publish_generated_columns = stored)';
  END IF;
END
$$;
