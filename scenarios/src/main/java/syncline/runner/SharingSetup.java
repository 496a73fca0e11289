package syncline.runner;

import java.util.List;
import java.util.Map;
import syncline.crm.records.Crm;

/** What a CRM has to hold so that users can share links: languages, and the lists of sharing options in each (rules I8 and I14). */
final class SharingSetup {
    private static final String CATEGORY = "Engage";
    private static final String NAME = "ENGAGE_LINK_APPS";

    private SharingSetup() {}

    /** Adds what is missing. */
    static void load(Crm crm) {
        crm.load(
                "language__v",
                List.of(language("en", "English"), language("ja", "Japanese")).iterator());
        crm.load(
                "message__v",
                List.of(
                                apps("V8M000000000001", "en", "Messages;;LINE;;LINEWORKS;;CopyURL"),
                                apps("V8M000000000002", "ja", "LINE;;LINEWORKS;;Messages;;CopyURL"))
                        .iterator());
        var setting = Map.of(
                "id",
                "V8E000000000001",
                "name__v",
                "Engage Link Global Settings",
                "engage_link_apps__v",
                CATEGORY + ";;" + NAME);
        crm.load("engage_link_settings__v", List.of(setting).iterator());
    }

    private static Map<String, String> language(String key, String name) {
        return Map.of("admin_key__sys", key, "name__v", name);
    }

    private static Map<String, String> apps(String id, String language, String text) {
        return Map.of(
                "id",
                id,
                "name__v",
                NAME,
                "category__v",
                CATEGORY,
                "language__vr.admin_key__sys",
                language,
                "text__v",
                text);
    }
}
