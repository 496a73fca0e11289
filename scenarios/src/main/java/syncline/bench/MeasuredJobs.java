package syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import syncline.runner.Lab;
import syncline.runner.LabCalls;

/** Post-Processing jobs of a running lab, each measured from the wish to start it until it is over. */
record MeasuredJobs(Lab lab, LabCalls calls, HttpClient http) implements AutoCloseable {
    private static final int SHARES_AT_ONCE = 500;
    private static final int OPENED_AT_ONCE = 32;
    private static final int SUCCESS = 2;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Mobile",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0",
            "WhatsApp/2.23.%d.0");
    private static final int VERSIONS = 50;

    MeasuredJobs(Lab lab) {
        this(
                lab,
                new LabCalls(lab.password()),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** Lets one user share so many links. */
    void share(int links) {
        calls.put(lab.engage(), "/lab/settings", Map.of("digitalBusinessCard", true, "communicationChannel", "chat"));
        String user = calls.lines(lab.engage(), "/lab/connections")
                .next()
                .path("username")
                .asText();
        for (int left = links; left > 0; left -= SHARES_AT_ONCE) {
            var share = Map.of("user", user, "platform", "iPad", "entry", "engage-tab", "option", "Messages");
            var shares = Collections.nCopies(Math.min(left, SHARES_AT_ONCE), share);
            calls.post(lab.admin(), "/admin/shares", Map.of("shares", shares))
                    .path("shares")
                    .forEach(made -> {
                        if (made.has("refused")) {
                            throw new IllegalStateException("A share was refused: " + made);
                        }
                    });
        }
    }

    /** Opens the links one after the other, from the first again after the last, until there are so many hits. */
    void open(int hits) throws InterruptedException {
        var links = links();
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = new ArrayList<Future<?>>();
            for (int i = 0; i < OPENED_AT_ONCE; i++) {
                parts.add(threads.submit(() -> {
                    for (int hit = next.getAndIncrement(); hit < hits; hit = next.getAndIncrement()) {
                        open(links.get(hit % links.size()), hit);
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The links cannot be opened", e);
        }
    }

    private void open(URI link, int hit) throws IOException, InterruptedException {
        String browser = BROWSERS.get(hit % BROWSERS.size()).formatted(hit % VERSIONS);
        var request = HttpRequest.newBuilder(link).HEAD().header("User-Agent", browser);
        int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status / 100 != SUCCESS) {
            throw new IllegalStateException(link + " answered " + status);
        }
    }

    private List<URI> links() {
        var links = new ArrayList<URI>();
        String after = "";
        while (after != null) {
            var page = calls.get(lab.engage(), "/lab/links?limit=1000" + after);
            page.path("items")
                    .forEach(link -> links.add(URI.create(link.path("shortLink").asText())));
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : null;
        }
        return links;
    }

    /**
     * Runs one job over so many hits.
     *
     * @throws IllegalStateException if it does not write a row for each: its figures would say nothing
     */
    Rate job(int hits) {
        var watch = Rate.start();
        begin();
        JsonNode now = state();
        while (!now.path("phase").asText().equals("none")) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            now = state();
        }
        Rate rate = watch.stop(hits);
        if (now.path("last").path("written").asInt() != hits) {
            throw new IllegalStateException("The measured job did not write all: " + now);
        }
        return rate;
    }

    /** Begins a job. */
    void begin() {
        calls.post(lab.admin(), "/admin/post-processing", Map.of());
    }

    /** How many hits Engage has: a client that lost an answer may have asked twice. */
    long acknowledged() {
        return calls.get(lab.engage(), "/lab/hits").path("acknowledged").asLong();
    }

    /** What the admin API tells of the job. */
    JsonNode state() {
        return calls.get(lab.admin(), "/admin/post-processing");
    }

    @Override
    public void close() {
        calls.close();
        http.close();
    }
}
