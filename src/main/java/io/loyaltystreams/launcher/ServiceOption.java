package io.loyaltystreams.launcher;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile;
import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.config.Secret;
import io.loyaltystreams.query.RunningService;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that name a running service. */
final class ServiceOption {

    /** What a service listens on that listens on every address. */
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The service's configuration; its http keys say where it is and which token it wants.")
    private Optional<Path> config;

    @Option(names = "--url", paramLabel = "URL", description = "Where the service is, such as http://127.0.0.1:8080.")
    private Optional<String> url;

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the token; that of the configuration if left out.")
    private Optional<String> tokenEnv;

    RunningService service(Map<String, String> environment) {
        var http = config.map(file -> ConfigFile.http(file, environment));
        var address = url.map(ServiceOption::address).or(() -> http.map(ServiceOption::address));
        var token = tokenEnv.map(name -> token(name, environment)).or(() -> http.flatMap(Config.Http::token));
        return new RunningService(
                address.orElseThrow(() ->
                        new ConfigRefused(List.of("which service is asked? Name it with --config FILE or --url URL"))),
                token);
    }

    private static URI address(String url) {
        try {
            var address = URI.create(url.replaceAll("/+$", ""));
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && address.getHost() != null && address.getRawQuery() == null && address.getUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ConfigRefused(List.of("--url: expected an address such as http://127.0.0.1:8080"));
    }

    private static URI address(Config.Http http) {
        if (http.port() == 0) {
            throw new ConfigRefused(
                    List.of("http.port: is 0, so the service took any free one; its log has it: name it with --url"));
        }
        var host = EVERYWHERE.contains(http.bind()) ? "127.0.0.1" : http.bind();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http.port());
    }

    private static Secret token(String name, Map<String, String> environment) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new ConfigRefused(
                    List.of("--token-env: environment variable " + name + " is not set; set it to the token"));
        }
        return new Secret(value);
    }
}
