/** Integration tests on the whole pipeline. */
package maf.local.pipeline;
