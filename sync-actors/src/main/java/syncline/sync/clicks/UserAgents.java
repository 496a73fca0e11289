package syncline.sync.clicks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * Reads user agents: the names by the patterns of ua-parser, the kinds by the order of J21. What was read lately is kept, since one
 * reading takes a thousand patterns. Safe for use by many threads.
 */
public final class UserAgents {
    /** Longer than any honest one. What stands behind it is not read: hostile ones cost time by their length. */
    private static final int LONGEST = 512;

    private static final int KEPT = 4096;

    private static final Set<String> MAIL_PROGRAMS = Set.of(
            "Windows Live Mail",
            "Outlook",
            "Apple Mail",
            "Thunderbird",
            "Lotus Notes",
            "Postbox",
            "Sparrow",
            "PocoMail");

    private static final String FAMILY_UNKNOWN = "Other";
    private static final String FAMILY_BOT = "Spider";
    private static final Pattern NEITHER =
            Pattern.compile("\\bTV\\b|SmartTV|AppleTV|CrKey|Roku|PlayStation|Xbox|Nintendo|Watch");
    private static final Pattern PHONE =
            Pattern.compile("iPhone|iPod|Windows Phone|IEMobile|Opera Mini|BlackBerry|BB10|Android.*\\bMobile\\b");
    private static final Pattern TABLET = Pattern.compile("iPad|Android|Tablet|Kindle|Silk|PlayBook");
    private static final Set<String> COMPUTERS =
            Set.of("Windows", "Mac OS X", "Linux", "Ubuntu", "Debian", "Fedora", "Red Hat", "FreeBSD", "Chrome OS");

    private final Parser parser = new Parser();
    private final Map<String, Client> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Client> eldest) {
            return size() > KEPT;
        }
    });

    /** What a user agent tells; nothing if it is null or blank (J23). */
    public Client read(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return Client.NONE;
        }
        String text = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        var found = known.get(text);
        if (found == null) {
            found = parsed(text);
            known.put(text, found);
        }
        return found;
    }

    private Client parsed(String text) {
        var parsed = parser.parse(text);
        String name = parsed.userAgent.family;
        String os = named(parsed.os.family);
        var device = device(text, os);
        var type = type(name, device, parsed.device.family.equals(FAMILY_BOT));
        return new Client(named(name), os, type, type == Client.Type.ROBOT ? Client.Device.OTHER : device);
    }

    /** J22. */
    private static String named(String family) {
        return family.equals(FAMILY_UNKNOWN) ? Client.UNKNOWN : family;
    }

    /** J21, in its order. */
    private static Client.Type type(String name, Client.Device device, boolean bot) {
        if (MAIL_PROGRAMS.contains(name)) {
            return Client.Type.EMAIL_CLIENT;
        }
        if (name.contains("Mobi") || device == Client.Device.MOBILE) {
            return Client.Type.MOBILE_BROWSER;
        }
        if (bot) {
            return Client.Type.ROBOT;
        }
        return device == Client.Device.DESKTOP || device == Client.Device.TABLET
                ? Client.Type.BROWSER
                : Client.Type.UNKNOWN;
    }

    private static Client.Device device(String text, String os) {
        if (NEITHER.matcher(text).find()) {
            return Client.Device.OTHER;
        }
        if (PHONE.matcher(text).find()) {
            return Client.Device.MOBILE;
        }
        if (TABLET.matcher(text).find()) {
            return Client.Device.TABLET;
        }
        return COMPUTERS.contains(os) ? Client.Device.DESKTOP : Client.Device.UNKNOWN;
    }
}
