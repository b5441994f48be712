/** Loyalty points from shop events, kept in Kafka and mirrored to Piggy. */
package io.loyaltystreams;
