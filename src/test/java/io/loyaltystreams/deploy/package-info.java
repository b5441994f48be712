/**
 * Holds the files that people deploy with against what they will meet: the Kubernetes manifests, Docker Compose, dashboards. In: the
 * files as they lie in the project. Out: faults by file and field. Must not know how the service does its work.
 */
package io.loyaltystreams.deploy;
