package syncline.engage.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page of HTML without scripts.
 *
 * @param styleHash the hash of its one style sheet, as a Content-Security-Policy names it
 */
public record Page(String html, String styleHash) {
    /**
     * Puts a page together.
     *
     * @param title a plain text
     * @param color {@code #RRGGBB}
     * @param content HTML
     */
    static Page of(String title, String color, String content) {
        String style = style(color);
        String html = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
                <title>%s</title><style>%s</style></head><body><main>%s</main></body></html>
                """.formatted(escaped(title), style, content);
        return new Page(html, hash(style));
    }

    /** A text as it may stand anywhere in HTML, attributes included. */
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String style(String color) {
        return """
            body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f6;color:#1c2226}\
            main{max-width:26rem;margin:2rem auto;padding:1.5rem;background:#fff;border-top:.5rem solid %s;border-radius:.5rem}\
            h1{margin:0;font-size:1.5rem}p{margin:.25rem 0 1rem}form{margin-top:1.5rem}\
            label{display:block;margin-bottom:.75rem}input{display:block;width:100%%;box-sizing:border-box;font:inherit;padding:.4rem}\
            button{font:inherit;padding:.5rem 1rem;margin-right:.5rem;border:0;border-radius:.25rem;color:#fff;background:#39424a}""".formatted(color);
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
