package io.loyaltystreams.demo.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who shops.
 *
 * @param number tells people apart
 * @param shopsWith what their orders name
 * @param further what only their sign-up names
 */
public record Person(int number, List<Ref> shopsWith, List<Ref> further) {

    /** One way to name a person; a value is personal data. */
    public record Ref(String kind, String value) {}

    public Person {
        shopsWith = List.copyOf(shopsWith);
        further = List.copyOf(further);
    }

    /** Cards at the till, e-mail on the web, and people who use both. */
    static Person of(int number) {
        var card = new Ref("card", "52%08d".formatted(number));
        var email = new Ref("email", "person%d@example.org".formatted(number));
        var phone = new Ref("phone", "+3168%07d".formatted(number));
        return switch (number % 4) {
            case 0, 1 -> new Person(number, List.of(card), List.of(email));
            case 2 -> new Person(number, List.of(email), List.of(card));
            default -> new Person(number, List.of(card, email), List.of(phone));
        };
    }

    /**
     * What an order names. Some name only their card at the till and only their e-mail elsewhere: until they sign up nobody knows that
     * these are one person.
     */
    List<Ref> namedAt(String channel) {
        return isTwoUntilSignUp() ? List.of(nameAt(channel)) : shopsWith;
    }

    /** Whether their orders make two members, whom only a sign-up makes one. */
    public boolean isTwoUntilSignUp() {
        return number % 8 == 7 && shopsWith.size() == 2;
    }

    /** The first that an order names. */
    public Ref nameAt(String channel) {
        return isTwoUntilSignUp() && !channel.equals("pos") ? shopsWith.getLast() : shopsWith.getFirst();
    }

    /** What a sign-up names: the usual first, so that it is the same person. */
    public List<Ref> everything() {
        var all = new ArrayList<>(shopsWith);
        all.addAll(further);
        return all;
    }
}
