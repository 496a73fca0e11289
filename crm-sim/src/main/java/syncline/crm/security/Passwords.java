package syncline.crm.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The passwords of those who may sign in, kept only as salted hashes. A check takes the same time whether the user exists or not. */
public final class Passwords {
    private static final int ROUNDS = 20_000;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Hashed> byUser = new ConcurrentHashMap<>();
    private final Hashed nobody = hashed("");

    private static final class Hashed {
        private final byte[] salt;
        private final byte[] hash;

        Hashed(byte[] salt, byte[] hash) {
            this.salt = salt;
            this.hash = hash;
        }
    }

    /** Sets or replaces a user's password. */
    public void set(String username, String password) {
        byUser.put(username, hashed(password));
    }

    /** Whether this is the user's password. */
    public boolean matches(String username, String password) {
        Hashed known = byUser.getOrDefault(username, nobody);
        boolean equal = MessageDigest.isEqual(known.hash, hash(password, known.salt));
        return equal && byUser.containsKey(username);
    }

    private Hashed hashed(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new Hashed(salt, hash(password, salt));
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot hash passwords", e);
        }
    }
}
