package io.loyaltystreams.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro creates only classes that someone vouches for, lest a schema names a dangerous one. This vouches for the records and
 * enums generated from our own schemas, in addition to whatever was trusted before.
 */
final class TrustedRecords {

    private static final String GENERATED = "io.loyaltystreams.avro.";

    private TrustedRecords() {}

    /** Must have run before the first record is read or built; a second call changes nothing. */
    static synchronized void trust() {
        if (!(ClassSecurityValidator.getGlobal() instanceof OwnRecords)) {
            ClassSecurityValidator.setGlobal(new OwnRecords(ClassSecurityValidator.getGlobal()));
        }
    }

    private record OwnRecords(ClassSecurityPredicate others) implements ClassSecurityPredicate {

        @Override
        public boolean isTrusted(Class<?> type) {
            return isGenerated(type) || others.isTrusted(type);
        }

        private static boolean isGenerated(Class<?> type) {
            return type.getName().startsWith(GENERATED)
                    && (SpecificRecord.class.isAssignableFrom(type) || type.isEnum());
        }
    }
}
