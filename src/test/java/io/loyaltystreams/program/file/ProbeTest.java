package io.loyaltystreams.program.file;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
class ProbeTest {
    @Test void probe() throws Exception {
        var out = new StringBuilder();
        try (var files = Files.list(Path.of("src/test/resources/program/broken"))) {
            for (var file : files.sorted().toList()) {
                String schema; 
                try { schema = ProgramSchemaTest.complaints(file).isEmpty() ? "fine" : "refused"; } catch (Exception e) { schema = "unreadable"; }
                try { ProgramFiles.load(file); out.append(file + " SOUND\n"); }
                catch (ProgramRefused e) { for (var f : e.faults()) out.append(file.getFileName().toString() + " | " + schema + " | " + f.toString().substring(file.toString().length()+2) + "\n"); }
            }
        }
        Files.writeString(Path.of("/tmp/h/probe.txt"), out);
    }
}
