package syncline.engage.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * End users who share settings of their own instead of their Vault's.
 *
 * @param members their usernames
 * @param digitalBusinessCard null when it is left blank, which means that they have none
 * @param communicationChannel anything but off; {@link Channel#PING} when nothing was chosen
 * @param push null when it is left blank, which means that they get none
 */
public record ConnectGroup(
        String name,
        List<String> members,
        @Nullable Boolean digitalBusinessCard,
        Channel communicationChannel,
        @Nullable Boolean push,
        @JsonUnwrapped Branding branding) {

    /**
     * A group.
     *
     * @throws Refusal if its channel is off
     */
    public ConnectGroup(
            String name,
            List<String> members,
            @Nullable Boolean digitalBusinessCard,
            @Nullable Channel communicationChannel,
            @Nullable Boolean push,
            Branding branding) {
        if (communicationChannel == Channel.OFF) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "The group %s cannot have the communication channel off; choose ping or chat.".formatted(name));
        }
        this.name = name;
        this.members = List.copyOf(members);
        this.digitalBusinessCard = digitalBusinessCard;
        this.communicationChannel = Objects.requireNonNullElse(communicationChannel, Channel.PING);
        this.push = push;
        this.branding = branding;
    }

    /** A group without push and branding. */
    public ConnectGroup(
            String name,
            List<String> members,
            @Nullable Boolean digitalBusinessCard,
            @Nullable Channel communicationChannel) {
        this(name, members, digitalBusinessCard, communicationChannel, null, Branding.NONE);
    }

    /** The settings of its members: all come from here, the blank ones too. */
    ConnectSettings settings() {
        return new ConnectSettings(
                Boolean.TRUE.equals(digitalBusinessCard), communicationChannel, Boolean.TRUE.equals(push), branding);
    }
}
