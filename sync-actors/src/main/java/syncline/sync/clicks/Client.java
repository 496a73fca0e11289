package syncline.sync.clicks;

/**
 * The software and the device that opened a link, as far as its user agent tells.
 *
 * @param name of the software's family, {@link #UNKNOWN} if there is none (J6)
 * @param os the family of the operating system, {@link #UNKNOWN} if there is none (J7)
 * @param type what kind of software (J8)
 * @param device what kind of device (J9)
 */
public record Client(String name, String os, Type type, Device device) {
    /** What stands for a name that is not known (J22, J23). */
    public static final String UNKNOWN = "unknown";

    /** Nothing is known (J23). */
    public static final Client NONE = new Client(UNKNOWN, UNKNOWN, Type.UNKNOWN, Device.UNKNOWN);

    /** Kinds of software (J20). */
    public enum Type {
        BROWSER("browser"),
        MOBILE_BROWSER("mobile browser"),
        EMAIL_CLIENT("email client"),
        ROBOT("robot"),
        UNKNOWN(Client.UNKNOWN);

        private final String crmName;

        Type(String crmName) {
            this.crmName = crmName;
        }

        /** The word that the CRM gets. */
        public String crmName() {
            return crmName;
        }
    }

    /** Kinds of devices (J20). */
    public enum Device {
        DESKTOP("desktop"),
        MOBILE("mobile"),
        TABLET("tablet"),
        OTHER("other"),
        UNKNOWN(Client.UNKNOWN);

        private final String crmName;

        Device(String crmName) {
            this.crmName = crmName;
        }

        /** The word that the CRM gets. */
        public String crmName() {
            return crmName;
        }
    }
}
