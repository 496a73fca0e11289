package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links that users share to invite HCPs. */
public record Invites(
        @About("How many links") @Between(min = "1", max = "1000000")
        int links,

        @About("How many end users share them, in order of their names; all when left out")
        @Between(min = "1", max = "99999")
        @Nullable
        Integer users,

        @About("Shares of the sharing options; 100% in all")
        @Default("{ Messages: 60%, QRCode: 20%, LINE: 10%, CopyURL: 10% }")
        Options options,

        @JsonProperty("with-account") @About("Share of the links that are for an account") @Default("50%")
        Percent withAccount) {

    /** How large a part of the links is shared by each option. */
    public record Options(
            @JsonProperty("Messages") @About("Sent as a text message") @Default("0%")
            Percent messages,

            @JsonProperty("QRCode") @About("Shown as a QR code") @Default("0%")
            Percent qrCode,

            @JsonProperty("LINE") @About("Sent by LINE") @Default("0%")
            Percent line,

            @JsonProperty("LINEWORKS") @About("Sent by LINE WORKS") @Default("0%")
            Percent lineWorks,

            @JsonProperty("CopyURL") @About("Copied") @Default("0%")
            Percent copyUrl,

            @JsonProperty("Wallet") @About("Added to Apple Wallet, always without account") @Default("0%")
            Percent wallet) {

        /** The options by name, as the sharing calls have them. */
        public Map<String, Percent> byName() {
            var shares = new LinkedHashMap<String, Percent>();
            shares.put("Messages", messages);
            shares.put("QRCode", qrCode);
            shares.put("LINE", line);
            shares.put("LINEWORKS", lineWorks);
            shares.put("CopyURL", copyUrl);
            shares.put("Wallet", wallet);
            return shares;
        }

        /** The option at a point from 0 to below 1. */
        public String at(double point) {
            double below = 0;
            String last = "";
            for (var option : byName().entrySet()) {
                double share = option.getValue().fraction();
                below += share;
                if (share > 0) {
                    last = option.getKey();
                }
                if (point < below) {
                    return option.getKey();
                }
            }
            return last;
        }
    }
}
