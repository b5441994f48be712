package io.loyaltystreams.demo.check;

import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.demo.check.Expected.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What came out of the service so far. Not for several threads. */
public final class Observed {

    final Map<String, Entry> entries = new HashMap<>();
    final List<String> repeatedEntries = new ArrayList<>();
    final Map<String, Long> ledger = new HashMap<>();
    final Map<String, Long> balances = new HashMap<>();
    final Map<String, Integer> noEffects = new HashMap<>();
    final Map<String, Integer> deadLetters = new HashMap<>();
    final Map<String, Command> commands = new HashMap<>();
    final List<String> repeatedCommands = new ArrayList<>();
    final Map<String, PiggyResult> outcomes = new HashMap<>();
    final List<String> repeatedOutcomes = new ArrayList<>();
    final Map<String, String> contacts = new HashMap<>();
    private final List<Commanded> commanded = new ArrayList<>();
    private long records;
    private int noEffectRecords;
    private int deadLetterRecords;
    private int mirrored;
    private int transfers;

    /**
     * A command.
     *
     * @param points what it moves; empty when it moves none, such as an enrolment
     */
    record Command(String memberId, OptionalLong points) {}

    /** How many records were read. */
    public long records() {
        return records;
    }

    /** How many different entries the ledger has, transfers between the members of one person left out. */
    public int entries() {
        return entries.size() - transfers;
    }

    /** How many records changed nothing. */
    public int noEffects() {
        return noEffectRecords;
    }

    public int deadLetters() {
        return deadLetterRecords;
    }

    /** How many commands that move points have an outcome. */
    public int mirrored() {
        return mirrored;
    }

    public void posted(PointsPosted posted) {
        records++;
        ledger.merge(posted.getMemberId(), posted.getPoints(), Long::sum);
        if (entries.putIfAbsent(posted.getEntryId(), new Entry(posted.getMemberId(), posted.getPoints())) != null) {
            repeatedEntries.add(posted.getEntryId());
        } else if (Expected.isTransfer(posted.getEntryId())) {
            transfers++;
        }
    }

    public void balance(MemberBalance balance) {
        records++;
        balances.put(balance.getMemberId(), balance.getAvailable() + balance.getPending());
    }

    /** A member who has become another has no balance any more. */
    public void noBalance(String memberId) {
        records++;
        balances.remove(memberId);
    }

    public void noEffect(NoEffect noEffect) {
        records++;
        noEffectRecords++;
        noEffects.merge(noEffect.getKind() + " " + noEffect.getId(), 1, Integer::sum);
    }

    public void deadLetter(String cause, String key) {
        records++;
        deadLetterRecords++;
        deadLetters.merge(cause + " " + key, 1, Integer::sum);
    }

    public void command(PiggyCommand command) {
        records++;
        var points = switch (command.getAction()) {
            case GiveCredits give -> OptionalLong.of(give.getCredits());
            case TakeCredits take -> OptionalLong.of(-take.getCredits());
            default -> OptionalLong.empty();
        };
        if (commands.putIfAbsent(command.getCommandId(), new Command(command.getMemberId(), points)) != null) {
            repeatedCommands.add(command.getCommandId());
            return;
        }
        if (points.isPresent()) {
            commanded.add(new Commanded(command.getCommandId(), command.getMemberId(), command.getSequence()));
        }
        if (movesPoints(command.getCommandId()) && outcomes.containsKey(command.getCommandId())) {
            mirrored++;
        }
    }

    public void outcome(PiggyOutcome outcome) {
        records++;
        if (outcome.getContactUuid() != null) {
            contacts.put(outcome.getMemberId(), outcome.getContactUuid());
        }
        if (outcomes.putIfAbsent(outcome.getCommandId(), outcome.getResult()) != null) {
            repeatedOutcomes.add(outcome.getCommandId());
        } else if (movesPoints(outcome.getCommandId())) {
            mirrored++;
        }
    }

    /** The commands that move points, in no particular order. */
    public List<Commanded> commanded() {
        return List.copyOf(commanded);
    }

    /** Whether the ledger has this entry. */
    public boolean hasEntry(String entryId) {
        return entries.containsKey(entryId);
    }

    /** Sum of the entries of every member, repeats included. */
    public Map<String, Long> ledger() {
        return Map.copyOf(ledger);
    }

    /** Balance of every member, pending points included. */
    public Map<String, Long> balances() {
        return Map.copyOf(balances);
    }

    /** How many dead letters, by {@code cause key}. */
    public Map<String, Integer> deadLettersByRecord() {
        return Map.copyOf(deadLetters);
    }

    /** What has not come out yet, by count; empty when nothing is missing, or when the wrong things came instead. */
    public List<String> missing(Expected expected) {
        var missing = new ArrayList<String>();
        note(missing, entries(), expected.entries().size(), "ledger entries");
        note(missing, noEffects(), Expected.total(expected.noEffects()), "records without effect");
        note(missing, deadLetters(), Expected.total(expected.deadLetters()), "dead letters");
        note(missing, mirrored(), expected.entries().size(), "entries at Piggy");
        note(missing, outcomes.size(), commands.size(), "outcomes from Piggy");
        return missing;
    }

    /** From 0 to 1: how much of the work is done, the ledger's and Piggy's half each. */
    public double done(Expected expected) {
        var all = Math.max(1, expected.entries().size());
        return Math.min(1.0, (entries() + mirrored()) / (2.0 * all));
    }

    private boolean movesPoints(String commandId) {
        var command = commands.get(commandId);
        return command != null && command.points().isPresent() && !Expected.isTransfer(commandId);
    }

    private static void note(List<String> missing, int found, int wanted, String what) {
        if (found < wanted) {
            missing.add("%,d of %,d %s".formatted(wanted - found, wanted, what));
        }
    }
}
