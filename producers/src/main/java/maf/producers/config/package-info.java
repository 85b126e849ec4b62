/** The configuration of a producer. */
package maf.producers.config;
