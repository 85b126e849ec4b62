/**
 * Raw change events in, cleansed rows or quarantine out: a Kafka Streams application whose topology is a function of the
 * table contracts.
 *
 * <p>The path of one record: {@link maf.transformer.envelope.Envelope} reads a {@link
 * maf.transformer.envelope.ChangeEvent} from the bytes, {@link maf.transformer.cleanse.TableCleanser} applies one table's
 * contract to it, and {@link maf.transformer.stream.TransformProcessor} writes the outcome to the partition that has the
 * same number as the raw record's.
 */
package maf.transformer;
