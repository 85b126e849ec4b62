package maf.transformer.envelope;

import java.util.List;

/**
 * The key of an event.
 *
 * @param names of all its fields, including those that no table uses
 */
public record SourceKey(SourceRow fields, List<String> names) {}
