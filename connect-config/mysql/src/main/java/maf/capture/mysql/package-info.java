/**
 * Debezium's MySQL connector, which believes what the binlog says of a table rather than what it understood of the
 * table's DDL. {@link maf.capture.mysql.BinlogTruth} says why.
 */
package maf.capture.mysql;
