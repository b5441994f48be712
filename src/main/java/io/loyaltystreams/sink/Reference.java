package io.loyaltystreams.sink;

/** A member's reference as commands carry it, {@code kind:value}. Personal data. */
record Reference(String kind, String value) {

    private static final String EMAIL = "email";

    static Reference of(String text) {
        var colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new CannotGoOn("Expected references of a Piggy command to be kind:value but one is not");
        }
        return new Reference(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean isEmail() {
        return kind.equals(EMAIL);
    }

    @Override
    public String toString() {
        return kind + ":…";
    }
}
