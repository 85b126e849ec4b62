/** What a contract says: a table, its columns with types and cleansing functions, and its sources. */
package maf.contract.model;
