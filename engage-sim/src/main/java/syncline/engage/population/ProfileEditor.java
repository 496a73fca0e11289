package syncline.engage.population;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a profile that can change, while they change. */
public final class ProfileEditor {
    private final Profile original;
    private String firstName;
    private String lastName;
    private @Nullable String displayName;
    private @Nullable String title;
    private List<String> degrees;
    private @Nullable String photoUrl;
    private final Map<String, String> accounts;
    private @Nullable Instant deletedAt;
    private @Nullable String mergedInto;

    ProfileEditor(Profile original) {
        this.original = original;
        this.firstName = original.firstName();
        this.lastName = original.lastName();
        this.displayName = original.displayName();
        this.title = original.title();
        this.degrees = original.degrees();
        this.photoUrl = original.photoUrl();
        this.accounts = new HashMap<>(original.accounts());
        this.deletedAt = original.deletedAt();
        this.mergedInto = original.mergedInto();
    }

    public void firstName(String value) {
        firstName = value;
    }

    public void lastName(String value) {
        lastName = value;
    }

    public void displayName(@Nullable String value) {
        displayName = value;
    }

    public void title(@Nullable String value) {
        title = value;
    }

    public void degrees(List<String> value) {
        degrees = value;
    }

    public void photoUrl(@Nullable String value) {
        photoUrl = value;
    }

    /** Associates the profile with an account of a Vault, or with none. */
    public void account(String vault, @Nullable String account) {
        if (account == null) {
            accounts.remove(vault);
        } else {
            accounts.put(vault, account);
        }
    }

    /** Ends the profile's life; {@code into} is null unless another profile takes its place. */
    public void delete(Instant at, @Nullable String into) {
        deletedAt = at;
        mergedInto = into;
    }

    Profile profile(int revision, Instant modifiedAt) {
        return new Profile(
                original.id(),
                revision,
                modifiedAt,
                original.role(),
                firstName,
                lastName,
                displayName,
                title,
                degrees,
                photoUrl,
                original.signedUpAt(),
                accounts,
                deletedAt,
                mergedInto,
                original.testHcpOf());
    }
}
