package syncline.bench.clicks;

import java.net.URI;

/** A server that answers {@code GET} requests on a port of its own, until it is closed. */
interface Contender extends AutoCloseable {
    /** Its address, without a slash at the end. */
    URI uri();

    @Override
    void close();
}
