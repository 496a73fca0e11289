package syncline.virtual.sync;

import java.util.ArrayList;
import java.util.List;
import syncline.sync.rules.CrmObject;

/** The calls of one lane of a sync: drawn when they are made, timed when their round is over. */
final class Calls {
    private static final String API = "/api/v24.3";

    private final CallModel model;
    private final long lane;
    private final List<Exchange> made = new ArrayList<>();
    private int number;

    Calls(CallModel model, long lane) {
        this.model = model;
        this.lane = lane;
    }

    Exchange upsert(CrmObject object, int records) {
        return made(model.write(lane, ++number, "POST " + API + "/vobjects/" + object.apiName(), records));
    }

    Exchange update(CrmObject object, int records) {
        return made(model.write(lane, ++number, "PUT " + API + "/vobjects/" + object.apiName(), records));
    }

    Exchange query() {
        return made(model.query(lane, ++number, "POST " + API + "/query"));
    }

    /** A page of Engage's feed. */
    Exchange page(CrmObject object) {
        return made(model.engage(
                lane,
                ++number,
                switch (object) {
                    case PROFILE -> "GET /api/profiles";
                    case CONNECTION -> "GET /api/connections";
                }));
    }

    private Exchange made(Exchange exchange) {
        made.add(exchange);
        return exchange;
    }

    /** The calls since this was last asked. */
    List<Exchange> taken() {
        var taken = List.copyOf(made);
        made.clear();
        return taken;
    }
}
