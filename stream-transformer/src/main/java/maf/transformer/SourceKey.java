package maf.transformer;

import java.util.Set;

/**
 * The key of an event.
 *
 * @param names of all its fields, also of those that no table takes
 */
record SourceKey(SourceRow fields, Set<String> names) {}
