/** Integration tests of the producers, with the databases only. */
package maf.local.producer;
