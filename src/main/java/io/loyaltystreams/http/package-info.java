/**
 * What operators and Prometheus ask over HTTP. In: the parts of the service, which say how they are, the meters, and
 * pages. Out: health as JSON, metrics as text, and the pages to those who may see them. Must not know what parts and pages do.
 */
package io.loyaltystreams.http;
