package syncline.engage.population;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ids under which the CRM has the accounts of an export. An id that the CRM could have given stays as it is; every other one is
 * numbered in the order of the file, and the account's name tells the id it came with.
 */
final class AccountIds {
    private static final Pattern OF_THE_CRM = Pattern.compile("V4S\\d{12}");
    private static final byte[] FORM = "V4S000000000000".getBytes(StandardCharsets.US_ASCII);
    /** As long as a name may be in the CRM. */
    private static final int LONGEST_NAME = 128;

    private final Map<String, String> ids;

    private AccountIds(Map<String, String> ids) {
        this.ids = ids;
    }

    /** @param exported all ids of an export, in its order */
    static AccountIds of(Set<String> exported) {
        var ids = new HashMap<String, String>();
        var taken = new HashSet<String>();
        exported.stream().filter(id -> OF_THE_CRM.matcher(id).matches()).forEach(id -> {
            ids.put(id, id);
            taken.add(id);
        });
        int number = 0;
        for (String id : exported) {
            while (!ids.containsKey(id)) {
                String free = text(++number);
                if (taken.add(free)) {
                    ids.put(id, free);
                }
            }
        }
        return new AccountIds(ids);
    }

    /** The id of the account numbered so. */
    static String text(int number) {
        return ProfileIds.numbered(FORM, number, FORM.length);
    }

    /** The CRM's id of an account of the export. */
    String of(String exported) {
        return Objects.requireNonNull(ids.get(exported), exported);
    }

    /** The accounts as the CRM has them. */
    List<Account> applied(Collection<Account> exported) {
        return exported.stream().map(this::applied).toList();
    }

    private Account applied(Account account) {
        String id = of(account.id());
        boolean told = id.equals(account.id()) || account.name().equals(account.id());
        String from = told ? "" : " (" + account.id() + ")";
        int most = Math.min(account.name().length(), LONGEST_NAME - from.length());
        return new Account(id, account.name().substring(0, most) + from);
    }
}
