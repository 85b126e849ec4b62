/** What our programs share in their use of Kafka: consumer lag, reads without a consumer group, and which client metrics are shown. */
package maf.runtime.kafka;
