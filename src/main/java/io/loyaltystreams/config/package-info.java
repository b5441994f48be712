/**
 * What the operator decides. In: one YAML file and environment variables. Out: records that refuse bad values by the name of
 * their key. Must not know what the values are used for.
 */
package io.loyaltystreams.config;
