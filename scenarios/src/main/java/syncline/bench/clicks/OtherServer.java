package syncline.bench.clicks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import syncline.lab.UserError;
import syncline.lab.http.LoopbackServer;

/** A server that is not ours, as a process of its own. */
final class OtherServer implements Contender {
    private static final Duration START = Duration.ofSeconds(60);

    private static final String STUB = """
            {"request":{"method":"ANY"},"response":{"status":302,"headers":{"Location":"https://card.example/"}}}
            """;

    private final Process process;
    private final URI uri;

    private OtherServer(Path folder, IntFunction<List<String>> command) throws IOException, InterruptedException {
        int port = freePort();
        uri = URI.create("http://" + LoopbackServer.LOOPBACK + ":" + port);
        process = new ProcessBuilder(command.apply(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        awaitStart(port, folder);
    }

    /**
     * nginx, which redirects everybody.
     *
     * @throws IOException if it is not installed
     */
    static OtherServer nginx(Path folder) throws IOException, InterruptedException {
        Path settings = folder.resolve("nginx.conf");
        return new OtherServer(folder, port -> {
            write(settings, nginxSettings(folder, port));
            return List.of("nginx", "-p", folder.toString(), "-c", settings.toString(), "-e", folder + "/error.log");
        });
    }

    /** WireMock with one stub that redirects everybody, without a journal, a log or compression. */
    static OtherServer wireMock(Path jar, Path folder) throws IOException, InterruptedException {
        Path stubs = Files.createDirectories(folder.resolve("mappings"));
        write(stubs.resolve("redirect.json"), STUB);
        return new OtherServer(
                folder,
                port -> List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-jar",
                        jar.toString(),
                        "--bind-address=" + LoopbackServer.LOOPBACK,
                        "--port=" + port,
                        "--root-dir=" + folder,
                        "--no-request-journal",
                        "--disable-request-logging",
                        "--disable-gzip",
                        "--disable-banner"));
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String nginxSettings(Path folder, int port) {
        return """
            daemon off; worker_processes auto; pid %1$s/nginx.pid; error_log %1$s/error.log;
            events { worker_connections 1024; }
            http {
              access_log off; keepalive_requests 1000000000;
              client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c; uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
              server { listen 127.0.0.1:%2$d; location / { return 302 https://card.example/; } }
            }
            """.formatted(folder, port);
    }

    private void awaitStart(int port, Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isListening(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new UserError("%s did not start; it says why in %s."
                        .formatted(process.info().command().orElse("The other server"), folder.resolve("output.txt")));
            }
            Thread.sleep(100);
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
