package syncline.sync.share;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The modal in which a user picks how to share a link. */
public final class ShareModal {
    private static final String BETWEEN = ";;";
    /** What the setting can name (I10); a chat is for chatting, not for inviting (I12). */
    private static final Set<SharingOption> LISTED =
            Set.of(SharingOption.MESSAGES, SharingOption.LINE, SharingOption.LINEWORKS, SharingOption.COPY_URL);

    private ShareModal() {}

    /**
     * The options that it shows, in their order: those listed (I9) without unknown ones and repeats (I13), Copy URL with its QR code
     * (I10) in any case (I11), and the wallet where passes can be added (I46, I47). Whether a value of the CRM's picklist is active
     * plays no part (I48).
     *
     * @param apps the text of ENGAGE_LINK_APPS, as in {@code Messages;;LINE}; null if there is none
     */
    public static List<SharingOption> options(@Nullable String apps, Platform platform, EntryPoint entry) {
        var shown = new LinkedHashSet<SharingOption>();
        Arrays.stream(apps == null ? new String[0] : apps.split(BETWEEN))
                .flatMap(name -> SharingOption.named(name.trim()).stream())
                .filter(LISTED::contains)
                .forEach(option -> add(shown, option));
        add(shown, SharingOption.COPY_URL);
        if (platform == Platform.IPHONE && !entry.isOfAccount()) {
            shown.add(SharingOption.WALLET);
        }
        return List.copyOf(shown);
    }

    /**
     * The options for which a row is made when the modal was opened (O11) and one was picked (I15 to I17).
     *
     * @param picked null if the user left the modal
     * @param qrOnOpen whether the QR code is made when the modal opens
     */
    public static List<SharingOption> made(@Nullable SharingOption picked, boolean qrOnOpen) {
        var made = new LinkedHashSet<SharingOption>();
        if (qrOnOpen) {
            made.add(SharingOption.QR_CODE);
        }
        if (picked != null) {
            made.add(picked);
        }
        return List.copyOf(made);
    }

    private static void add(Set<SharingOption> shown, SharingOption option) {
        shown.add(option);
        if (option == SharingOption.COPY_URL) {
            shown.add(SharingOption.QR_CODE);
        }
    }
}
