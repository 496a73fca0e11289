package syncline.virtual.crm;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import syncline.engage.population.Population;
import syncline.sync.rules.AccountMerges.Merge;
import syncline.sync.rules.ProfileRow;
import syncline.virtual.crm.CrmModel.AccountStatus;

/** The accounts of a virtual CRM: which exist, which rows of profiles have them, and which were merged. */
final class CrmAccounts {
    private final AccountBook book;
    /** At [n], one more than the index of the account that the row of profile n has; 0 for none. */
    private final int[] ofProfile;

    private final HeldRows profiles;
    private final List<Merge> merges = new ArrayList<>();

    CrmAccounts(Population population, HeldRows profiles) {
        this.book = new AccountBook(population.linkedAccounts());
        this.ofProfile = new int[population.profiles()];
        this.profiles = profiles;
    }

    boolean exists(String id) {
        return book.exists(id);
    }

    /** The row of a profile was written. */
    void written(Place place, ProfileRow row) {
        if (place.isOriginal()) {
            String account = row.account();
            ofProfile[place.slot()] = account == null ? 0 : book.index(account) + 1;
        }
    }

    List<Merge> merges() {
        return List.copyOf(merges);
    }

    void merge(String losing, String surviving, Instant at) {
        if (!book.exists(losing) || !book.exists(surviving)) {
            throw new IllegalArgumentException("There is no account " + losing + " or no account " + surviving);
        }
        book.remove(book.index(losing));
        merges.add(new Merge(losing, surviving, at));
    }

    /** The ids of those that rows of profiles have, or of all others; a view, ordered by id. */
    List<String> linked(boolean wanted) {
        boolean[] linked = linked();
        int[] found = book.all().filter(index -> linked[index] == wanted).toArray();
        return new AbstractList<>() {
            @Override
            public String get(int place) {
                return book.id(found[place]);
            }

            @Override
            public int size() {
                return found.length;
            }
        };
    }

    Stream<AccountStatus> statuses() {
        boolean[] linked = linked();
        return book.all().mapToObj(index -> new AccountStatus(book.id(index), linked[index]));
    }

    private boolean[] linked() {
        boolean[] linked = new boolean[book.size() + 1];
        for (int account : ofProfile) {
            linked[account] = true;
        }
        profiles.added().forEach(row -> {
            if (row instanceof ProfileRow profile && profile.account() != null) {
                linked[book.index(profile.account()) + 1] = true;
            }
        });
        return Arrays.copyOfRange(linked, 1, linked.length);
    }

    /** The numbers of the profiles whose rows have one of these accounts, in their order. */
    IntStream profilesOf(Collection<String> ids) {
        var wanted = new HashSet<Integer>();
        ids.forEach(id -> wanted.add(book.index(id) + 1));
        wanted.remove(0);
        return wanted.isEmpty()
                ? IntStream.empty()
                : IntStream.range(0, ofProfile.length).filter(n -> ofProfile[n] > 0 && wanted.contains(ofProfile[n]));
    }
}
