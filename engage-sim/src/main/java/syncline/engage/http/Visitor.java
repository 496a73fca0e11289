package syncline.engage.http;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RemoteAddress;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import syncline.engage.hits.Hit;
import syncline.engage.hits.Label;

/**
 * Who opens a link, as far as the request tells.
 *
 * @param ip the address of the server or device that asks; behind a proxy on this machine, the one that the proxy names
 * @param userAgent as it was received, but no longer than is stored, and without characters that no database stores
 */
record Visitor(String ip, String userAgent, Label label) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    static Visitor of(HttpRequest request) {
        String userAgent = "";
        String forwarded = null;
        Label label = Label.NONE;
        for (HttpHeader header : request.getHeaders()) {
            switch (header.lowercaseName()) {
                case "user-agent" -> userAgent = header.value();
                case "x-forwarded-for" -> forwarded = forwarded == null ? header.value() : forwarded;
                case "x-lab-label" -> label = label(header.value());
                default -> {}
            }
        }
        return new Visitor(ip(request, forwarded), storable(userAgent), label);
    }

    private static String ip(HttpRequest request, @Nullable String forwarded) {
        Optional<InetAddress> peer =
                request.getAttribute(AttributeKeys.remoteAddress).flatMap(RemoteAddress::getAddress);
        if (forwarded != null && peer.isPresent() && peer.get().isLoopbackAddress()) {
            int comma = forwarded.indexOf(',');
            String first = (comma < 0 ? forwarded : forwarded.substring(0, comma)).strip();
            if (ADDRESS.matcher(first).matches()) {
                return first;
            }
        }
        return peer.map(InetAddress::getHostAddress).orElse("");
    }

    private static String storable(String text) {
        String cut = text.length() <= Hit.LONGEST_USER_AGENT ? text : text.substring(0, Hit.LONGEST_USER_AGENT);
        return cut.indexOf('\0') < 0 ? cut : cut.replace('\0', '\uFFFD');
    }

    private static Label label(String word) {
        return switch (word) {
            case "person" -> Label.PERSON;
            case "preview" -> Label.PREVIEW;
            case "scanner" -> Label.SCANNER;
            default -> Label.NONE;
        };
    }
}
