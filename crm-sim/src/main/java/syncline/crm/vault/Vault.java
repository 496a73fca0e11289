package syncline.crm.vault;

/**
 * The Vault that is simulated.
 *
 * @param id positive, at most 32 bits
 */
public record Vault(int id, String name) {
    /** A Vault whose id follows from its name. */
    public static Vault named(String name) {
        return new Vault(1_000 + Math.floorMod(name.hashCode(), 900_000), name);
    }
}
