package io.loyaltystreams.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Why a value of a topic could not be read or written: the record itself or the registry. Only the first may ever be skipped.
 * Messages carry ids, sizes and type names, never a value of the record and never a credential.
 */
public abstract sealed class SerdeException extends SerializationException
        permits UnreadableRecordException, RegistryUnavailableException {

    SerdeException(String message, Throwable cause) {
        super(message, cause);
    }
}
