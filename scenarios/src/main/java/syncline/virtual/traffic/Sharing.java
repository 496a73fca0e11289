package syncline.virtual.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import syncline.load.audience.Option;
import syncline.scenario.Invites;
import syncline.scenario.Shares;
import syncline.scenario.Shares.Share;
import syncline.sync.share.SharingOption;
import syncline.virtual.Happening;

/**
 * Users share links, and their devices send the rows of them to the CRM: one call for what a device shared in a batch, as in a
 * live run, and four batches at once.
 */
final class Sharing implements Happening {
    private static final int BATCH = 100;
    private static final int IN_FLIGHT = 4;

    private final Surroundings around;
    private final Links links;
    private final Shares shares;
    private final SplittableRandom shortLinks;
    private final Deque<Deque<List<Share>>> batches = new ArrayDeque<>();
    private int open;
    private boolean begun;
    private long made;
    private long refused;
    private @Nullable String why;

    /** @param seed the same one shares the same links, live and in virtual time */
    Sharing(Surroundings around, Links links, Invites step, List<String> users, List<String> accounts, long seed) {
        this.around = around;
        this.links = links;
        Integer most = step.users();
        var sharers = most == null ? users : users.subList(0, Math.min(most, users.size()));
        this.shares = new Shares(step, sharers, accounts, new Random(seed));
        this.shortLinks = new SplittableRandom(seed);
    }

    @Override
    public void begin() {
        begun = true;
        var drawn = shares.drawn();
        for (int from = 0; from < drawn.size(); from += BATCH) {
            batches.add(byDevice(drawn.subList(from, Math.min(from + BATCH, drawn.size()))));
        }
        for (int i = 0; i < IN_FLIGHT; i++) {
            open++;
            next(new ArrayDeque<>());
        }
    }

    private static Deque<List<Share>> byDevice(List<Share> batch) {
        var devices = new ArrayDeque<List<Share>>();
        String last = "";
        for (var share : batch) {
            String device = share.user() + share.platform();
            if (!device.equals(last)) {
                devices.add(new ArrayList<>());
                last = device;
            }
            devices.getLast().add(share);
        }
        return devices;
    }

    /** Sends what is left of a batch, device by device, and then another batch. */
    private void next(Deque<List<Share>> batch) {
        var left = batch.isEmpty() ? batches.poll() : batch;
        if (left == null) {
            open--;
            remark();
            return;
        }
        var device = left.remove();
        var answer = around.crm().write();
        around.timeline().after(answer.took(), () -> {
            sent(device, answer.failure());
            next(left);
        });
    }

    private void sent(List<Share> device, @Nullable String failure) {
        if (failure != null) {
            refused += device.size();
            why = failure;
            return;
        }
        made += device.size();
        for (var share : device) {
            var option = option(share.option());
            boolean tracked = option == Option.WALLET
                    || shortLinks.nextDouble() >= around.shortLinksBroken().getAsDouble();
            links.add(
                    option, share.account() != null, tracked, around.timeline().now());
        }
    }

    private void remark() {
        if (ended() && why != null) {
            around.remarks().accept("%,d shares were refused, as in: %s".formatted(refused, why));
        }
    }

    private static Option option(String name) {
        return SharingOption.named(name)
                .flatMap(option -> Option.of(option.via()))
                .orElseThrow(() -> new IllegalStateException("Nobody knows who opens links shared by " + name));
    }

    @Override
    public boolean ended() {
        return begun && open == 0;
    }

    @Override
    public String words() {
        return "%,d links shared, %,d refused".formatted(made, refused);
    }
}
