package io.loyaltystreams.query;

import io.loyaltystreams.identity.Reference;
import io.loyaltystreams.identity.Reference.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whom somebody asks for; at least one of the two is there.
 *
 * @param reference {@code kind:value} in normal form, to be followed to its member
 * @param memberId the member, unless the reference leads to another
 */
public record Wanted(Optional<String> reference, Optional<String> memberId) {

    private static final Pattern MEMBER_ID = Pattern.compile("m-[0-9a-f]{32}");

    /** Longer than any e-mail address. */
    private static final int LONGEST = 400;

    /**
     * Reads {@code kind:value} or a bare member id.
     *
     * @return empty when it is neither
     */
    public static Optional<Wanted> parse(String text) {
        var stripped = text.strip();
        if (MEMBER_ID.matcher(stripped).matches()) {
            return Optional.of(new Wanted(Optional.empty(), Optional.of(stripped)));
        }
        int colon = stripped.indexOf(':');
        if (colon < 0 || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        return Kind.of(stripped.substring(0, colon))
                .map(kind -> new Reference(kind, stripped.substring(colon + 1)))
                .filter(reference -> !reference.value().isEmpty())
                .map(Wanted::of);
    }

    /** What to write instead of a reference that cannot be read. */
    public static String expected() {
        return "expected a reference such as card:5200000031, of one of the kinds "
                + Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.joining(", "))
                + ", or a member id such as m-0123… with 32 hex digits";
    }

    /** A producer may name people by ids of ours: then what was learnt of such a reference counts first. */
    private static Wanted of(Reference reference) {
        var id = Optional.of(reference.value())
                .filter(value -> reference.kind() == Kind.MEMBER_ID
                        && MEMBER_ID.matcher(value).matches());
        return new Wanted(Optional.of(reference.key()), id);
    }

    @Override
    public String toString() {
        return memberId.orElse("a reference");
    }
}
