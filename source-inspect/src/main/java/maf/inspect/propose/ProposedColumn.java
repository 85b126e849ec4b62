package maf.inspect.propose;

import maf.contract.model.ColumnType;

/**
 * A column of a proposed contract.
 *
 * @param field the source's field, as itself and not as a path; empty if a constant or the undeclared fields feed the column
 * @param note what to know about it; may be empty
 */
record ProposedColumn(String name, String field, ColumnType type, boolean isRequired, String note) {}
