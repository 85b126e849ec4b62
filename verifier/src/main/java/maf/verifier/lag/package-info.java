/** How far the pipeline is behind its sources. */
package maf.verifier.lag;
