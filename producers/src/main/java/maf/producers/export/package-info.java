/** Input {@code export}: downloads and verifies a daily file, and makes the table equal to it. */
package maf.producers.export;
