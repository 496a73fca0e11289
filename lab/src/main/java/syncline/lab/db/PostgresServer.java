package syncline.lab.db;

import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import syncline.lab.UserError;

/**
 * A PostgreSQL server of one's own, nothing to be installed: a process beside this JVM that listens on 127.0.0.1, on any free port,
 * and lets only those in who have its password. It takes a second or two to start.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String USER = "postgres";
    private static final String PASSWORD = "syncline.password";
    private static final Path BINARIES = Path.of(System.getProperty("user.home"), ".cache", "syncline");
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;
    private final Database database;

    private PostgresServer(EmbeddedPostgres server, String password) {
        this.server = server;
        this.database =
                new Database("jdbc:postgresql://" + LOOPBACK + ":" + server.getPort() + "/postgres", USER, password);
    }

    /**
     * Starts a server whose data is gone when it stops, and which does not wait for the disk.
     *
     * @throws UserError if no server can run here
     */
    public static PostgresServer temporary() {
        try {
            Path data = Files.createTempDirectory("syncline-postgres");
            return start(builder(data).setCleanDataDirectory(true), data);
        } catch (IOException e) {
            throw cannotRun(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /**
     * Starts a server with its data in a folder, which is made when it is not there. One that a killed process left running is stopped
     * first. Every commit waits for the disk.
     *
     * @throws UserError if no server can run here, or another process uses the folder
     */
    public static PostgresServer in(Path folder) {
        Path data = folder.toAbsolutePath().resolve("postgres");
        try {
            Files.createDirectories(folder);
            stopLeftOver(data);
            var builder = builder(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            return start(builder, data);
        } catch (IOException e) {
            throw cannotRun(data, e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setDataDirectory(data)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", LOOPBACK)
                .setServerConfig("unix_socket_directories", "");
    }

    private static PostgresServer start(EmbeddedPostgres.Builder builder, Path data) throws IOException {
        String password = password(data);
        try {
            var server = new PostgresServer(
                    builder.setConnectConfig("password", password).start(), password);
            server.closeToStrangers(data);
            return server;
        } catch (IllegalStateException | SQLException e) {
            throw cannotRun(data, e);
        }
    }

    /** A fresh server trusts whoever is on this machine: give it a password, then let it ask for it. */
    private void closeToStrangers(Path data) throws IOException, SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            Files.writeString(data.resolve(PASSWORD), database.password());
            statement.execute("ALTER ROLE " + USER + " PASSWORD " + statement.enquoteLiteral(database.password()));
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        } catch (IOException | SQLException e) {
            close();
            throw e;
        }
    }

    /** The server's main database; its user may do everything. */
    public Database database() {
        return database;
    }

    /** Stops with this JVM at the latest. For those to whom it does not matter what else stops at the same time. */
    public PostgresServer untilExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        return this;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(PostgresServer.class).warn("PostgreSQL did not stop cleanly", e);
        }
    }

    /** Kept in the data folder, which the server opens to its owner alone. */
    private static String password(Path data) throws IOException {
        Path kept = data.resolve(PASSWORD);
        return Files.exists(kept) ? Files.readString(kept) : UUID.randomUUID().toString();
    }

    /** Whoever holds the lock lives and uses the folder; a server without such a holder lost it by a kill. */
    private static void stopLeftOver(Path data) throws IOException {
        Path lock = data.resolve("epg-lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (var channel = FileChannel.open(lock, WRITE);
                var held = channel.tryLock()) {
            if (held == null) {
                throw inUse(data);
            }
            leftOver(data.resolve("postmaster.pid")).ifPresent(PostgresServer::stop);
        } catch (OverlappingFileLockException e) {
            throw inUse(data);
        }
    }

    /** The number of a process may be another one's by now. */
    private static Optional<ProcessHandle> leftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains(USER));
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        server.onExit().orTimeout(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static UserError inUse(Path data) {
        return new UserError(
                "Another Syncline uses the PostgreSQL data in %s. Stop it, or choose another place with --db."
                        .formatted(data));
    }

    private static UserError cannotRun(Path data, Exception e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new UserError(
                "PostgreSQL cannot be run with its data in %s: %s. Use a server of your own with --db jdbc:postgresql://HOST/DATABASE, or H2 with --db memory."
                        .formatted(data, why),
                e);
    }
}
