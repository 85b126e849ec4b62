/** The connector's configuration that a source file stands for. */
package maf.source.connector;
