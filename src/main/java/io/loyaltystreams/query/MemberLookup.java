package io.loyaltystreams.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds a member wherever the account is: first the instance that knows the reference, then the one that keeps the account.
 * Partitions that move are waited for once, for a moment.
 */
final class MemberLookup {

    private final Supplier<LocalMembers> local;
    private final Neighbours neighbours;
    private final Duration pause;

    /** @param local throws {@link NotReadable} while there is nothing to read yet */
    MemberLookup(Supplier<LocalMembers> local, Neighbours neighbours, Duration pause) {
        this.local = local;
        this.neighbours = neighbours;
        this.pause = pause;
    }

    /**
     * The member as JSON.
     *
     * @return empty when nobody is known by this
     * @throws NotReadable while partitions move
     * @throws NeighbourFailed when the instance that keeps it gives no answer
     */
    Optional<ObjectNode> find(Wanted wanted) {
        try {
            return look(wanted);
        } catch (NotReadable first) {
            waitAMoment(first);
            return look(wanted);
        }
    }

    private Optional<ObjectNode> look(Wanted wanted) {
        var members = local.get();
        return wanted.reference()
                .flatMap(reference -> memberOf(members, reference))
                .or(wanted::memberId)
                .flatMap(memberId -> member(members, memberId));
    }

    private Optional<String> memberOf(LocalMembers members, String reference) {
        return members.keeperOfReference(reference)
                .map(neighbour -> neighbours.memberOf(neighbour, reference))
                .orElseGet(() -> members.memberOf(reference));
    }

    private Optional<ObjectNode> member(LocalMembers members, String memberId) {
        return members.keeperOfMember(memberId)
                .map(neighbour -> theirs(members, neighbour, memberId))
                .orElseGet(() -> own(members, memberId));
    }

    private Optional<ObjectNode> theirs(LocalMembers members, String neighbour, String memberId) {
        return neighbours
                .member(neighbour, memberId)
                .flatMap(found -> Optional.ofNullable(
                                found.path(LocalPage.BECAME).textValue())
                        .map(other -> member(members, other))
                        .orElse(Optional.of(found)));
    }

    private Optional<ObjectNode> own(LocalMembers members, String memberId) {
        return members.account(memberId)
                .map(account -> MemberJson.of(memberId, account))
                .or(() -> members.became(memberId).flatMap(other -> member(members, other)));
    }

    private void waitAMoment(NotReadable first) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw first;
        }
    }
}
