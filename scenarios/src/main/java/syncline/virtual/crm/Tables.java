package syncline.virtual.crm;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;

/** All rows of a virtual CRM, wherever they are kept or what they are made of. */
final class Tables {
    private final Map<CrmObject, HeldRows> rows = new EnumMap<>(CrmObject.class);
    private final Originals originals;
    private final Moments moments;

    Tables(Places places, Originals originals, Moments moments) {
        this.originals = originals;
        this.moments = moments;
        for (CrmObject object : CrmObject.values()) {
            rows.put(object, new HeldRows(places.slots(object)));
        }
    }

    HeldRows of(CrmObject object) {
        return Objects.requireNonNull(rows.get(object));
    }

    /** The row as the CRM holds it, or null if it has none. */
    @Nullable
    CrmRow current(Place place) {
        var mine = of(place.object());
        var held = mine.held(place);
        if (held != null) {
            return held.row();
        }
        int written = mine.written(place);
        return written == 0 ? null : originals.row(place, moments.at(written));
    }

    /** When the row last changed, or null if there is none. */
    @Nullable
    Instant modifiedAt(Place place) {
        var held = of(place.object()).held(place);
        int moment = held == null ? of(place.object()).written(place) : held.modified();
        return moment == 0 ? null : moments.at(moment);
    }

    boolean isEdited(Place place) {
        var held = of(place.object()).held(place);
        return held != null && held.byHand();
    }

    void edit(Place place, Instant at) {
        var row = Objects.requireNonNull(current(place), place.id());
        of(place.object()).put(place, new HeldRow(Edit.byHand(row, at), moments.add(at), true));
    }
}
