/**
 * Turns records into bytes and back. In: bytes of topics and stores, schemas of a registry, the settings that Confluent's
 * serializers know; out: generated Avro records, or an exception that says whether the record or the registry is at fault.
 * Must not know what the records mean or what happens to an unreadable one.
 */
package io.loyaltystreams.serde;
