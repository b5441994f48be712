package io.loyaltystreams.simulator.account;

import java.util.List;
import java.util.Map;

/**
 * Piggy says no. It is thrown, not returned, because a refusal ends the call wherever it is found; every check comes before the
 * first change, so a refused call has changed nothing.
 */
public final class Refusal extends RuntimeException {

    private final Code code;
    private final transient Map<String, List<String>> errors;

    public Refusal(Code code) {
        this(code, Map.of());
    }

    private Refusal(Code code, Map<String, List<String>> errors) {
        // no stack trace: refusals are ordinary answers and come by the thousand
        super(code.text(), null, false, false);
        this.code = code;
        this.errors = errors;
    }

    /** Code 1003 with what is wrong about each field. */
    public static Refusal invalid(Map<String, List<String>> errors) {
        return new Refusal(Code.INVALID_INPUT, errors);
    }

    /** Code 1003 about one field. */
    public static Refusal invalid(String field, String error) {
        return invalid(Map.of(field, List.of(error)));
    }

    public Code code() {
        return code;
    }

    /** Field to errors; empty unless the code is 1003. */
    public Map<String, List<String>> errors() {
        return errors;
    }
}
