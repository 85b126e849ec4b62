/** The Phoenix sink: reads cleansed topics, writes their rows into Phoenix tables and commits offsets once the rows are stored. */
package maf.sink;
