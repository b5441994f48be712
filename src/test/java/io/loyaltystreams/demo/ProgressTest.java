package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong clock = new AtomicLong();

    @Test
    void rewritesOneLineOnATerminalAndClearsItForWhatStays() {
        var progress = new Progress(out, true, clock::get);
        progress.show("1 of 3");
        progress.show("not shown: too soon");
        pass(Duration.ofMillis(200));
        progress.show("2 of 3");
        progress.say("done");
        assertThat(printed()).isEqualTo("\r\u001b[K1 of 3\r\u001b[K2 of 3\r\u001b[Kdone\n");
    }

    @Test
    void printsAPlainLineEveryTwoSecondsElsewhere() {
        var progress = new Progress(out, false, clock::get);
        progress.show("1 of 3");
        pass(Duration.ofMillis(1999));
        progress.show("not shown: too soon");
        pass(Duration.ofMillis(1));
        progress.show("2 of 3");
        progress.say("done");
        assertThat(printed()).isEqualTo("1 of 3\n2 of 3\ndone\n");
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
