package syncline.lab.db;

import java.sql.DriverManager;

/** A process of its own that commits numbers from 0 on, and tells each one that was acknowledged. */
final class Committer {
    private Committer() {}

    public static void main(String[] args) throws Exception {
        try (var connection = DriverManager.getConnection(args[0], "sa", "");
                var insert = connection.prepareStatement("INSERT INTO acknowledged VALUES (?)")) {
            for (int n = 0; n < 1_000_000; n++) {
                insert.setInt(1, n);
                insert.executeUpdate();
                System.out.println(n);
            }
        }
    }
}
