/**
 * What operators and Prometheus ask over HTTP. In: the parts of the service, which say how they are, and the meters. Out:
 * health as JSON and metrics as text. Must not know what the parts do.
 */
package io.loyaltystreams.http;
