package io.loyaltystreams.piggy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server of a few lines on a real port that reads a request and then behaves as told, byte by byte. */
final class ScriptedPiggy implements AutoCloseable {

    /** What happens on a connection once a whole request has been read. */
    interface Behaviour {
        void answer(Socket connection, int requestNumber) throws IOException;
    }

    /** Answers and keeps the connection. */
    record Answers(String status, List<String> headers, String body) implements Behaviour {
        @Override
        public void answer(Socket connection, int requestNumber) throws IOException {
            var head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n"
                    + String.join(
                            "", headers.stream().map(header -> header + "\r\n").toList()) + "\r\n";
            connection.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        }
    }

    /** Reads the request and closes the connection without a byte. */
    record HangsUp() implements Behaviour {
        @Override
        public void answer(Socket connection, int requestNumber) throws IOException {
            connection.close();
        }
    }

    /** Answers the first request, so that the connection is kept, and hangs up on the second. */
    record HangsUpLater(Behaviour first) implements Behaviour {
        @Override
        public void answer(Socket connection, int requestNumber) throws IOException {
            (requestNumber == 1 ? first : new HangsUp()).answer(connection, requestNumber);
        }
    }

    /** Sends the head and then never the body. */
    record StopsAfterTheHead() implements Behaviour {
        @Override
        public void answer(Socket connection, int requestNumber) throws IOException {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        }
    }

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ScriptedPiggy(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Request line, headers and body of every request that arrived. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            for (var request = read(in); request != null && !connection.isClosed(); request = read(in)) {
                requests.add(request);
                behaviour.answer(connection, requests.size());
                if (connection.isClosed()) {
                    return;
                }
            }
        } catch (IOException gone) {
            // so is the client
        }
    }

    private static String read(BufferedReader in) throws IOException {
        var request = new StringBuilder();
        var length = 0;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            request.append(line).append('\n');
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var body = new char[length];
        for (var got = 0; got < length; ) {
            got += in.read(body, got, length - got);
        }
        return request.isEmpty() ? null : request.append(body).toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
