/** Names that the processes share: topics, consumer groups, headers, reasons of refusal, and identities of quarantined records. */
package maf.contract.wire;
