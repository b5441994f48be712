package io.loyaltystreams.query;

import io.loyaltystreams.config.Secret;
import io.loyaltystreams.http.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages under which members are shown. */
public final class MemberPages implements AutoCloseable {

    /** Of each of the two questions to other instances that an answer may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Neighbours neighbours;
    private final List<Page> pages;

    private MemberPages(Neighbours neighbours, List<Page> pages) {
        this.neighbours = neighbours;
        this.pages = pages;
    }

    /**
     * Makes them.
     *
     * @param local throws {@link NotReadable} while there is nothing to read yet
     * @param token what instances send to each other
     */
    public static MemberPages of(Supplier<LocalMembers> local, Optional<Secret> token) {
        return of(local, token, PATIENCE, PAUSE);
    }

    static MemberPages of(Supplier<LocalMembers> local, Optional<Secret> token, Duration patience, Duration pause) {
        var neighbours = new Neighbours(token, patience);
        var lookup = new MemberLookup(local, neighbours, pause);
        return new MemberPages(neighbours, List.of(new MembersPage(lookup), new LocalPage(local)));
    }

    public List<Page> all() {
        return pages;
    }

    @Override
    public void close() {
        neighbours.close();
    }
}
