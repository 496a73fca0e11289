package syncline.engage.population;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text without the invisible first character some spreadsheets write. */
final class WithoutByteOrderMark extends FilterReader {
    WithoutByteOrderMark(Reader reader) throws IOException {
        super(new BufferedReader(reader));
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
    }
}
