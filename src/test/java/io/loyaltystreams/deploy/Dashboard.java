package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dashboard that Grafana shows. */
final class Dashboard {

    private static final Path FILE = Path.of("monitoring/grafana/loyalty-streams.json");

    /** A query of a panel, with what Grafana puts in for its variables. */
    record Query(String panel, String expression) {}

    private Dashboard() {}

    static List<Query> queries() throws IOException {
        var queries = new ArrayList<Query>();
        collect(new ObjectMapper().readTree(FILE.toFile()).path("panels"), queries);
        return queries;
    }

    private static void collect(JsonNode panels, List<Query> queries) {
        for (JsonNode panel : panels) {
            collect(panel.path("panels"), queries);
            for (JsonNode target : panel.path("targets")) {
                var expression = target.path("expr").asText().replace("$__rate_interval", "30s");
                queries.add(new Query(panel.path("title").asText(), expression));
            }
        }
    }
}
