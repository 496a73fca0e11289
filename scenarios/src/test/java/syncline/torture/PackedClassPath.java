package syncline.torture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;

/** The class path of this test with its folders as jars: only of jars can a JVM keep classes for its next start. */
final class PackedClassPath {
    private PackedClassPath() {}

    /** @param folder for the jars */
    static String in(Path folder) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var packed = new ArrayList<String>();
        for (String part : path.split(File.pathSeparator, -1)) {
            packed.add(
                    Files.isDirectory(Path.of(part))
                            ? jar(Path.of(part), folder.resolve("classes-" + packed.size() + ".jar"))
                            : part);
        }
        return String.join(File.pathSeparator, packed);
    }

    private static String jar(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files.filter(file -> !file.equals(classes)).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                // Folders, too: whoever looks for all files of one finds it by its entry.
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, out);
                }
            }
        }
        return jar.toString();
    }
}
