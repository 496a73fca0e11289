package syncline.engage.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.directory.ProfileView;
import syncline.engage.directory.Snapshot;
import syncline.engage.population.Connection;
import syncline.engage.population.Profile;

/** The whole current state, ordered by id, read in small portions: the population merged with what has changed. */
public final class WholeState {
    private static final int PORTION = 500;

    private final Directory directory;

    public WholeState(Directory directory) {
        this.directory = directory;
    }

    /** All profiles as a Vault sees them, deleted ones too, in portions. */
    public Iterator<List<ProfileView>> profiles(String vault) {
        directory.companyOf(vault);
        var all = new Merged<>(
                directory.population().profilesById(),
                after -> read(s -> s.changedProfilesById(after, PORTION)),
                Profile::id);
        return new Portions<>(
                all,
                portion -> read(s -> s.complete(portion)).stream()
                        .map(d -> directory.view(d, vault))
                        .toList());
    }

    /** All connections to users of a Vault, inactive ones too, in portions. */
    public Iterator<List<ConnectionView>> connections(String vault) {
        directory.companyOf(vault);
        var all = new Merged<>(
                stream(directory.population().connectionsById())
                        .filter(c -> c.vault().equals(vault))
                        .iterator(),
                after -> read(s -> s.changedConnectionsById(after, vault, PORTION)),
                Connection::id);
        return new Portions<>(all, portion -> read(s -> s.views(portion)));
    }

    private <T> T read(Function<Snapshot, T> reading) {
        try (Snapshot snapshot = directory.snapshot()) {
            return reading.apply(snapshot);
        }
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    /** Two sequences ordered by id as one; of two with the same id the changed one counts. */
    private static final class Merged<T> implements Iterator<T> {
        private final Iterator<T> originals;
        private final Function<String, List<T>> readChanged;
        private final Function<T, String> id;
        private @Nullable T original;
        private Iterator<T> portion = List.<T>of().iterator();
        private String lastRead = "";
        private boolean allRead;
        private @Nullable T changed;

        Merged(Iterator<T> originals, Function<String, List<T>> readChanged, Function<T, String> id) {
            this.originals = originals;
            this.readChanged = readChanged;
            this.id = id;
            advanceOriginal();
            advanceChanged();
        }

        @Override
        public boolean hasNext() {
            return original != null || changed != null;
        }

        @Override
        public T next() {
            T o = original;
            T c = changed;
            int order = order(o, c);
            if (order <= 0) {
                advanceOriginal();
            }
            if (order >= 0) {
                advanceChanged();
            }
            T next = order < 0 ? o : c;
            if (next == null) {
                throw new NoSuchElementException();
            }
            return next;
        }

        /** Negative when the original comes first, 0 when both are the same record. */
        private int order(@Nullable T o, @Nullable T c) {
            if (c == null) {
                return -1;
            }
            return o == null ? 1 : Comparator.comparing(id).compare(o, c);
        }

        private void advanceOriginal() {
            original = originals.hasNext() ? originals.next() : null;
        }

        private void advanceChanged() {
            if (!portion.hasNext() && !allRead) {
                List<T> read = readChanged.apply(lastRead);
                allRead = read.size() < PORTION;
                portion = read.iterator();
            }
            changed = portion.hasNext() ? portion.next() : null;
            if (changed != null) {
                lastRead = id.apply(changed);
            }
        }
    }

    /** A sequence cut into portions. */
    private record Portions<T, V>(Iterator<T> all, Function<List<T>, List<V>> views) implements Iterator<List<V>> {
        @Override
        public boolean hasNext() {
            return all.hasNext();
        }

        @Override
        public List<V> next() {
            if (!all.hasNext()) {
                throw new NoSuchElementException();
            }
            var portion = new ArrayList<T>(PORTION);
            while (portion.size() < PORTION && all.hasNext()) {
                portion.add(all.next());
            }
            return views.apply(portion);
        }
    }
}
