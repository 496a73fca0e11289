package syncline.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws who shares what with whom: the same draws give the same shares.
 *
 * @param users the usernames of those who share, at least one
 * @param accounts the ids of accounts to share for; without any, no link is for one
 */
public record Shares(Invites step, List<String> users, List<String> accounts, Random random) {
    private static final String WALLET = "Wallet";

    /**
     * One link that a user shares.
     *
     * @param platform "iPhone", always for a pass, or "iPad"
     * @param option as the sharing calls have it
     * @param account the account it is for; null for none, always of a pass (I46)
     */
    public record Share(
            String user,
            String platform,
            String option,
            @Nullable String account) {}

    /** All of them; those of one device stand together, as they go to the CRM in one call then. */
    public List<Share> drawn() {
        var shares = new ArrayList<Share>();
        for (int i = 0; i < step.links(); i++) {
            shares.add(share());
        }
        shares.sort(Comparator.comparing(share -> share.user() + share.platform()));
        return shares;
    }

    private Share share() {
        String option = step.options().at(random.nextDouble());
        boolean wallet = option.equals(WALLET);
        boolean forAccount = random.nextDouble() < step.withAccount().fraction() && !accounts.isEmpty();
        String user = users.get(random.nextInt(users.size()));
        String platform = wallet || random.nextBoolean() ? "iPhone" : "iPad";
        String account = forAccount && !wallet ? accounts.get(random.nextInt(accounts.size())) : null;
        return new Share(user, platform, option, account);
    }
}
