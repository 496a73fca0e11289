package syncline.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import syncline.load.audience.Option;

/**
 * A part of the lab, and what a simulation asks of it before it begins. Each call refuses the simulation when that part is not
 * there, or cannot serve it.
 *
 * @param option by which a simulation is told the address
 */
record Service(URI base, String option) {
    static final String ADMIN = "admin@syncline.example";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_LINKS = 200_000;

    /** Engage, or the CRM, is there. */
    void isUp() {
        get("/lab/health");
    }

    /** The admin API is there and knows the password. */
    void admits(String password) {
        String basic = Base64.getEncoder().encodeToString((ADMIN + ":" + password).getBytes(StandardCharsets.UTF_8));
        var answer = send(request("/admin/syncs").header("Authorization", "Basic " + basic));
        if (answer.statusCode() == 401) {
            throw new Refused(
                    "%s does not take the password in SYNCLINE_PASSWORD for %s: `./syncline up` says which it is."
                            .formatted(base, ADMIN));
        }
        expect200(answer);
    }

    /** A session in the CRM for somebody who may sync any user's device. */
    String signIn(String password) {
        String form = "username=%s&password=%s".formatted(encoded(ADMIN), encoded(password));
        var answer = send(request("/api/v25.2/auth")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        JsonNode session = read(answer.body()).path("sessionId");
        if (!session.isTextual()) {
            throw new Refused("The CRM at %s opens no session for %s: check SYNCLINE_PASSWORD.".formatted(base, ADMIN));
        }
        return session.textValue();
    }

    /** The usernames of the active end users, sorted, at least one. */
    List<String> endUsers() {
        var users = new TreeSet<String>();
        get("/lab/records/user__sys").lines().filter(line -> !line.isBlank()).forEach(line -> {
            var user = read(line);
            if (user.path("security_profile__sys").asText().equals("end user")
                    && user.path("status__v").asText().equals("active__v")) {
                users.add(user.path("username__sys").asText());
            }
        });
        if (users.isEmpty()) {
            throw new Refused("The CRM at %s has no end user whose device could sync.".formatted(base));
        }
        return List.copyOf(users);
    }

    /** Links and passes that have been shared and have a short link, at least one and at most {@link #MOST_LINKS}. */
    List<Link> links() {
        var links = new ArrayList<Link>();
        String after = "";
        while (after != null && links.size() < MOST_LINKS) {
            var page = read(get("/lab/links?limit=1000" + (after.isEmpty() ? "" : "&after=" + encoded(after))));
            links.addAll(links(page));
            after = page.path("next").isTextual() ? page.path("next").textValue() : null;
        }
        if (links.isEmpty()) {
            throw new Refused(
                    "Nobody has shared a link in %s, so there is none to click: POST /api/links makes some, and so does the step invite of a scenario."
                            .formatted(base));
        }
        return links;
    }

    private List<Link> links(JsonNode page) {
        var links = new ArrayList<Link>();
        page.path("items").forEach(item -> links.add(link(item)));
        return links;
    }

    private Link link(JsonNode item) {
        String via = item.path("via").asText();
        var option = Option.of(via)
                .orElseThrow(() ->
                        new Refused("Link %s in %s was shared by %s, and nothing is known of who opens such links."
                                .formatted(item.path("id").asText(), base, via)));
        return new Link(URI.create(item.path("shortLink").asText()).getRawPath(), option);
    }

    private String get(String path) {
        var answer = send(request(path));
        expect200(answer);
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGEST);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refused(
                    "Nothing answers at %s (%s): start a lab with `./syncline up`, or say where it is with %s."
                            .formatted(base, e.getClass().getSimpleName(), option));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted while asking %s.".formatted(base));
        }
    }

    private void expect200(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new Refused("%s %s answers HTTP %d: is %s really its address?"
                    .formatted(answer.request().method(), answer.uri(), answer.statusCode(), option));
        }
    }

    private JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new Refused(
                    "%s answers something that is not JSON: is %s really its address?".formatted(base, option));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
