package io.loyaltystreams.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Gives each thing once in random order, then all again in another one: even a short run meets many of them. */
final class Bag<T> {

    private final List<T> things;
    private final Random random;
    private final List<T> left = new ArrayList<>();

    Bag(List<T> things, Random random) {
        this.things = List.copyOf(things);
        this.random = random;
    }

    T next() {
        if (left.isEmpty()) {
            left.addAll(things);
            Collections.shuffle(left, random);
        }
        return left.removeLast();
    }
}
