package io.loyaltystreams.serde;

/**
 * How a schema gets the id that is written in front of its records.
 *
 * @param autoRegister register our schema; else it must be there already
 * @param useLatest without auto-registration: write with the subject's latest schema instead of ours
 * @param latestStrict refuse a latest schema that cannot read what ours writes
 * @param normalize let the registry compare schemas in normal form
 */
record WritingRules(
        boolean autoRegister, boolean useLatest, boolean latestStrict, boolean normalize, SubjectName subject) {

    /** Names and defaults are those of Confluent's serializer. */
    static WritingRules from(SerdeSettings settings) {
        return new WritingRules(
                settings.flag("auto.register.schemas", true),
                settings.flag("use.latest.version", false),
                settings.flag("latest.compatibility.strict", true),
                settings.flag("normalize.schemas", false),
                SubjectName.from(settings));
    }
}
