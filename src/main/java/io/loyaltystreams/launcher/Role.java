package io.loyaltystreams.launcher;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What an instance does; without a choice it does both. */
public enum Role {
    /** Turns events into points and commands for Piggy. */
    TOPOLOGY,
    /** Sends the commands to Piggy. */
    SINK;

    /** Reads it as it is written on the command line. */
    static final class Written implements ITypeConverter<Role> {

        @Override
        public Role convert(String text) {
            return Arrays.stream(values())
                    .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected topology or sink, found " + text));
        }
    }
}
