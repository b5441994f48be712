package io.loyaltystreams.deadletters;

import java.util.Optional;
import java.util.regex.Pattern;

/** One letter or some in a row; written {@code 0:17} or {@code 0:17-25}. */
public record LetterRange(int partition, long first, long last) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18})(?:-(\\d{1,18}))?");

    /** Empty when the text is not of this form. */
    public static Optional<LetterRange> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(2));
        long last = matcher.group(3) == null ? first : Long.parseLong(matcher.group(3));
        return last < first
                ? Optional.empty()
                : Optional.of(new LetterRange(Integer.parseInt(matcher.group(1)), first, last));
    }

    boolean has(LetterId id) {
        return id.partition() == partition && id.offset() >= first && id.offset() <= last;
    }
}
