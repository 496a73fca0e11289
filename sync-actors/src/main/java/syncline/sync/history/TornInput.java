package syncline.sync.history;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A packed stream that ends where it was cut off, and says so, instead of failing with what was read before it. */
final class TornInput extends FilterInputStream {
    private boolean torn;

    TornInput(InputStream packed) {
        super(packed);
    }

    boolean torn() {
        return torn;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (torn) {
            return -1;
        }
        try {
            return super.read(bytes, from, length);
        } catch (EOFException e) {
            torn = true;
            return -1;
        }
    }
}
