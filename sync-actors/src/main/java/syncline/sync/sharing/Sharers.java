package syncline.sync.sharing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.sync.engage.EngageDesk;
import syncline.sync.indicator.Channel;
import syncline.sync.indicator.Entitlements;
import syncline.sync.share.EntryPoint;
import syncline.sync.share.LinkApps;
import syncline.sync.share.Sender;
import syncline.sync.share.Share;
import syncline.sync.share.SharingOption;
import syncline.sync.vault.CrmDesk;
import syncline.sync.vault.CrmSignIn.Person;
import syncline.sync.vault.ShareDesk;

/** Looks up who shares, what they may, and what their share modal offers: with a few calls for many shares. */
record Sharers(ShareDesk crm, CrmDesk devices, EngageDesk engage, Calls calls) {
    private static final String STATUS = "engage_profile_status__v";

    /**
     * What is known of some shares.
     *
     * @param senders the active end users among those who share, by name
     * @param accounts those of the accounts that the CRM has
     * @param indicated the shares from an indicator that the device shows
     */
    record Known(Map<String, Sender> senders, Set<String> accounts, Set<Share> indicated, LinkApps apps) {
        @Nullable
        Sender sender(Share share) {
            return senders.get(share.user());
        }

        List<SharingOption> options(Share share) {
            Sender sender = sender(share);
            return sender == null ? List.of() : sender.options(apps, share.platform(), share.entry());
        }

        /** Why a share cannot be done; null if it can. */
        @Nullable
        String refusal(Share share) {
            String contradiction = share.contradiction();
            if (contradiction != null) {
                return contradiction;
            }
            Sender sender = sender(share);
            if (sender == null) {
                return "The CRM has no active end user " + share.user() + ".";
            }
            if (share.account() != null && !accounts.contains(share.account())) {
                return "The CRM has no account " + share.account() + ".";
            }
            String hindrance = sender.hindrance(share.entry(), indicated.contains(share));
            return hindrance != null ? hindrance : notOffered(share);
        }

        private @Nullable String notOffered(Share share) {
            var options = options(share);
            SharingOption picked = share.option();
            return picked == null || options.contains(picked)
                    ? null
                    : "The share modal does not offer %s there, only %s."
                            .formatted(
                                    picked.label(),
                                    options.stream().map(SharingOption::label).collect(Collectors.joining(", ")));
        }
    }

    CompletionStage<Known> known(Person admin, Collection<Share> shares) {
        var usernames = shares.stream().map(Share::user).collect(Collectors.toSet());
        var ids = shares.stream()
                .flatMap(share -> Stream.ofNullable(share.account()))
                .collect(Collectors.toSet());
        var senders = senders(admin, usernames);
        var accounts = crm.accounts(admin, ids);
        var indicated = indicated(admin, shares);
        return crm.linkApps(admin)
                .thenCompose(
                        apps -> senders.thenCombine(accounts, (all, found) -> new Known(all, found, Set.of(), apps)))
                .thenCombine(indicated, (known, on) -> new Known(known.senders(), known.accounts(), on, known.apps()));
    }

    private CompletionStage<Map<String, Sender>> senders(Person admin, Set<String> usernames) {
        return crm.endUsers(admin, usernames)
                .thenCompose(users -> calls.each(
                        users.keySet(), username -> sender(username, Objects.requireNonNull(users.get(username)))))
                .thenApply(senders -> senders.stream().collect(Collectors.toMap(Sender::username, sender -> sender)));
    }

    private CompletionStage<Sender> sender(String username, ShareDesk.EndUser user) {
        return engage.settings(username)
                .thenApply(settings -> new Sender(
                        user.id(),
                        username,
                        user.language(),
                        settings.map(s -> new Entitlements(
                                        s.digitalBusinessCard(), Channel.named(s.communicationChannel())))
                                .orElse(null)));
    }

    /** An indicator shows where the device holds the account and its user may read the status (G13). */
    private CompletionStage<Set<Share>> indicated(Person admin, Collection<Share> shares) {
        var from = shares.stream()
                .filter(share -> share.entry() == EntryPoint.INDICATOR && share.account() != null)
                .toList();
        return calls.each(from, share -> indicated(admin, share))
                .thenApply(found -> found.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    private CompletionStage<Optional<Share>> indicated(Person admin, Share share) {
        String account = String.valueOf(share.account());
        return devices.device(admin, share.user(), share.platform().label(), account)
                .thenApply(held ->
                        held.filter(h -> h.account().containsKey(STATUS)).map(h -> share));
    }
}
