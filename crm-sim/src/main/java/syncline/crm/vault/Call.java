package syncline.crm.vault;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.scaladsl.model.IllegalUriException;
import akka.util.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import syncline.crm.records.CallRefused;

/**
 * One call to Vault's API, read as a whole.
 *
 * @param path the parts of the path behind {@code /api/}; the first one is the version
 */
record Call(HttpRequest request, List<String> path, ByteString body) {
    /** Stands where a path leads out of the API; it is no version. */
    private static final String ELSEWHERE = "elsewhere";

    static Call of(HttpRequest request, ByteString body) {
        String path = request.getUri().path();
        String known = path.startsWith("/api/") ? path.substring(5) : ELSEWHERE;
        return new Call(request, Arrays.asList(known.split("/", -1)), body);
    }

    String method() {
        return request.method().value();
    }

    String version() {
        return path.get(0);
    }

    Optional<String> header(String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }

    boolean mediaType(String wanted) {
        return request.entity().getContentType().mediaType().toString().equals(wanted);
    }

    /** The session that the call names, in either of its two forms. */
    String session() {
        String value = header("Authorization").orElse("");
        return value.startsWith("Bearer ") ? value.substring(7) : value;
    }

    /** The address that the caller used, with its port. */
    String host() {
        return header("Host")
                .orElseGet(() -> request.getUri().host().address() + ":"
                        + request.getUri().port());
    }

    Optional<String> parameter(String name) {
        try {
            return request.getUri().query().get(name);
        } catch (IllegalUriException e) {
            throw new CallRefused("MALFORMED_URL", "The query of the URL cannot be read");
        }
    }

    /** A field of the form in the body, or a parameter of the URL. */
    Optional<String> field(String name) {
        if (!mediaType("application/x-www-form-urlencoded")) {
            return parameter(name);
        }
        try {
            var form = Query.create(body.utf8String(), akka.http.javadsl.model.Uri.RELAXED);
            return form.get(name).or(() -> parameter(name));
        } catch (IllegalUriException e) {
            throw new CallRefused("INVALID_DATA", "The form in the body cannot be read");
        }
    }

    boolean migration() {
        return header("X-VaultAPI-MigrationMode").orElse("").equalsIgnoreCase("true");
    }
}
