package io.loyaltystreams.program.file;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A section of a program file. The keys that are asked for are the keys that there are, so that no list of keys has to be kept
 * beside the code that reads them: asked of a {@link WrittenSection} they are read, asked of a {@link DescribedSection} they
 * become the JSON Schema.
 */
sealed interface Section permits WrittenSection, DescribedSection {

    /**
     * Empty if the key is missing or at fault.
     *
     * @param meaning one sentence for the owner of the program, which editors show
     */
    <T> Optional<T> required(String key, Type<T> type, String meaning);

    /** Empty if the key is not there, or is at fault. */
    <T> Optional<T> optional(String key, Type<T> type, String meaning);

    /** Whether the key is there, at fault or not. */
    boolean has(String key);

    /** Notes a fault of a key that depends on other keys. */
    void refuse(String key, String found, String expected);

    /** Notes a fault of the section as a whole. */
    void refuse(String found, String expected);

    /** Refuses the keys that nobody asked for; then, if nothing in this section is at fault, builds what it stands for. */
    <T> Optional<T> build(Supplier<T> parts);
}
