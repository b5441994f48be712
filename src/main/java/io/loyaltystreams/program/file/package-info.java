/**
 * Program files. In: the path of one YAML file, or of a folder with one file per version. Out: programs, or all faults, each
 * with its file and the path of its key. Must not know how points are computed.
 */
package io.loyaltystreams.program.file;
