package syncline.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all, whatever ends the process meanwhile. */
public final class AtomicFile {
    private AtomicFile() {}

    /** A file that is there is replaced. */
    public static void write(Path file, byte[] content) throws IOException {
        Path beside = beside(file);
        try {
            Files.write(beside, content);
            replace(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A name for the new content in the same folder, so that moving it is one rename. */
    static Path beside(Path file) {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
    }

    static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
