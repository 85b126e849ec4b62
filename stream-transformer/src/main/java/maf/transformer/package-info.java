/**
 * Raw change events in, cleansed rows or quarantine out: a Kafka Streams application whose topology is a function of the
 * table contracts.
 *
 * <p>The way of one record: {@link maf.transformer.envelope.Envelope} makes a {@link maf.transformer.envelope.ChangeEvent} of the bytes,
 * {@link maf.transformer.cleanse.TableCleanser} judges it for one table, {@link maf.transformer.stream.TransformProcessor} writes what came
 * of it to the partition of the same number as the raw record's.
 */
package maf.transformer;
