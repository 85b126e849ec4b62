/** Situations that users of other pipelines reported, each with the outcome that is right. */
package maf.local.hostile;
