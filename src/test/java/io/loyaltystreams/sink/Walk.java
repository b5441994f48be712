package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Answer;
import io.loyaltystreams.sink.Step.Ask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The calls that steps make and how they end, when Piggy answers as given. */
record Walk(List<String> calls, Verdict verdict) {

    /** @param answers in order: a number is a refusal with that code, anything else what Piggy did or found */
    static Walk through(Step first, Object... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        var calls = new ArrayList<String>();
        var step = first;
        while (!(step instanceof Step.Settled)) {
            step = switch (step) {
                case Ask<?> ask -> {
                    calls.add(ask.call().name());
                    yield answered(ask, left);
                }
                case Step.Rest rest -> rest.next().next();
                case Step.Settled end -> end;
            };
        }
        return new Walk(calls, ((Step.Settled) step).verdict());
    }

    // the test knows the type of the answer that comes next
    @SuppressWarnings("unchecked")
    private static <T> Step answered(Ask<T> ask, Deque<Object> left) {
        var answer = left.removeFirst();
        return answer instanceof Integer code
                ? ask.refused().apply(new Answer.Refused<>(code, "code " + code))
                : ask.done().apply((T) answer);
    }
}
