/**
 * Everything that runs on Kafka Streams. In: bytes of the inbound topics and Piggy's outcomes. Out: the topics that others read.
 * Must not decide anything: each processor loads, asks a pure stage, saves and forwards.
 */
package io.loyaltystreams.stream;
