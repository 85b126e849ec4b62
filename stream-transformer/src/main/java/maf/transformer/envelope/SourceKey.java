package maf.transformer.envelope;

import java.util.List;

/**
 * The key of an event.
 *
 * @param names of all its fields, also of those that no table takes
 */
public record SourceKey(SourceRow fields, List<String> names) {}
