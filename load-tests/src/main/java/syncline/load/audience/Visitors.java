package syncline.load.audience;

import java.util.random.RandomGenerator;

/** Who opens links: user agents as they are in the wild, and addresses of networks such visitors come from. */
final class Visitors {
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ";
    private static final String SAFARI = IPHONE + "Version/18.5 Mobile/15E148 Safari/604.1";
    private static final String IN_APP = IPHONE + "Mobile/15E148";
    private static final String LINE_IN_APP = IPHONE + "Mobile/15E148 Safari Line/15.7.1";
    private static final String ANDROID =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36";
    private static final String WINDOWS =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36";
    private static final String MAC =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

    private static final Weighted<String> WORLD = new Weighted<String>()
            .with(50, SAFARI)
            .with(12, IN_APP)
            .with(25, ANDROID)
            .with(5, WINDOWS)
            .with(3, WINDOWS + " Edg/137.0.0.0")
            .with(5, MAC);

    /** What is left beside iPhones keeps its proportions. */
    private static final Weighted<String> JAPAN = new Weighted<String>()
            .with(40, SAFARI)
            .with(30, LINE_IN_APP)
            .with(30 * 25 / 38.0, ANDROID)
            .with(30 * 8 / 38.0, WINDOWS)
            .with(30 * 5 / 38.0, MAC);

    private static final Weighted<String> CHAT_PREVIEWS = new Weighted<String>()
            .with(50, "WhatsApp/2.23.20.0")
            .with(
                    25,
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0")
            .with(15, "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")
            .with(4, "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)")
            .with(3, "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)")
            .with(3, "LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)");

    private static final Weighted<String> LINE_PREVIEWS = new Weighted<String>()
            .with(70, "facebookexternalhit/1.1;line-poker/1.0")
            .with(30, "Mozilla/5.0 (compatible; Line/1.0)");

    private static final Weighted<String> SCANNERS = new Weighted<String>()
            .with(
                    25,
                    "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Win64; x64; Trident/7.0; Microsoft Outlook 16.0; MSOffice 16)")
            .with(20, "")
            .with(15, "Mozilla/5.0 (compatible; BarracudaCentral)")
            .with(15, "Mozilla/5.0 (compatible; Proofpoint URL Defense)")
            .with(10, "Mozilla/5.0 (compatible; Mimecast URL Protect)")
            .with(8, "Mozilla/5.0 (compatible; Cisco-Secure-Email)")
            .with(7, "Mozilla/5.0 (compatible; Trend Micro TMASE)");

    /** Of providers of telephone and home lines. */
    private static final Weighted<String> HOMES = new Weighted<String>()
            .with(3, "84.112")
            .with(3, "91.64")
            .with(3, "73.158")
            .with(3, "126.33")
            .with(3, "49.98");

    private static final Weighted<String> CHAT_SERVERS =
            new Weighted<String>().with(3, "31.13").with(2, "173.252").with(2, "66.220");
    private static final Weighted<String> LINE_SERVERS = new Weighted<String>().with(1, "147.92");

    /** Of clouds (N23). */
    private static final Weighted<String> CLOUDS = new Weighted<String>()
            .with(3, "40.94")
            .with(2, "52.4")
            .with(2, "34.90")
            .with(1, "20.75");

    private Visitors() {}

    static Visitor person(Mix mix, RandomGenerator random) {
        var phones = switch (mix) {
            case WORLD -> WORLD;
            case JAPAN -> JAPAN;
        };
        return new Visitor(Kind.PERSON, phones.draw(random), in(HOMES, random));
    }

    static Visitor preview(Option option, RandomGenerator random) {
        boolean line = option == Option.LINE || option == Option.LINEWORKS;
        return new Visitor(
                Kind.PREVIEW,
                (line ? LINE_PREVIEWS : CHAT_PREVIEWS).draw(random),
                in(line ? LINE_SERVERS : CHAT_SERVERS, random));
    }

    static Visitor scanner(RandomGenerator random) {
        return new Visitor(Kind.SCANNER, SCANNERS.draw(random), in(CLOUDS, random));
    }

    private static String in(Weighted<String> networks, RandomGenerator random) {
        return "%s.%d.%d".formatted(networks.draw(random), random.nextInt(256), random.nextInt(1, 255));
    }
}
