/** How far back each source's change log reaches, and whether the source answers. */
package maf.verifier.changelog;
