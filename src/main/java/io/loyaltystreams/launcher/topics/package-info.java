/**
 * What the topics on the brokers must look like. In: the configuration and what the brokers say. Out: new topics, and lines that
 * say what differs or is missing. Must not know what is in the records.
 */
package io.loyaltystreams.launcher.topics;
