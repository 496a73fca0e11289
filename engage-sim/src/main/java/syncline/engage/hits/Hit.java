package syncline.engage.hits;

/**
 * One opening of a short link, as it is noted.
 *
 * @param link the link's number
 * @param openedAt in milliseconds since 1970
 * @param ip at most 45 characters
 * @param userAgent at most 1,500 characters, none of them NUL
 * @param pushed whether the user who shared the link is told on the phone
 */
public record Hit(int link, long openedAt, String ip, String userAgent, boolean pushed, Label label) {
    public static final int LONGEST_USER_AGENT = 1_500;
}
