package syncline.crm.schema;

/** Vault drops the characters that XML cannot carry. */
final class XmlText {
    private XmlText() {}

    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (suspicious(text.charAt(i))) {
                return rebuilt(text);
            }
        }
        return text;
    }

    private static String rebuilt(String text) {
        return text.codePoints()
                .filter(XmlText::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean suspicious(char c) {
        return c < ' ' || c >= Character.MIN_SURROGATE;
    }

    private static boolean allowed(int c) {
        return c >= ' '
                ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)
                : c == '\t' || c == '\n' || c == '\r';
    }
}
