/** The servers of the pipeline: databases, the folders in images/, and monitoring. */
package maf.local.servers;
