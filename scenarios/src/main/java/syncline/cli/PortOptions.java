package syncline.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import syncline.runner.LabSettings.Ports;

/** Where the parts of the lab listen on 127.0.0.1. */
final class PortOptions {
    @Option(
            names = "--engage-port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Where Engage listens; 0 for any free port.")
    @Nullable
    Integer engage;

    @Option(
            names = "--crm-port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Where the CRM listens; 0 for any free port.")
    @Nullable
    Integer crm;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Where the sync's admin API listens; 0 for any free port.")
    @Nullable
    Integer admin;

    /** As given, and these where nothing was. */
    Ports or(Ports otherwise) {
        return new Ports(
                Objects.requireNonNullElse(engage, otherwise.engage()),
                Objects.requireNonNullElse(crm, otherwise.crm()),
                Objects.requireNonNullElse(admin, otherwise.admin()));
    }

    /** Reads the number of a port. */
    static final class Port implements ITypeConverter<Integer> {
        private static final int LAST = 65_535;

        @Override
        public Integer convert(String text) {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LAST) {
                return Integer.valueOf(text);
            }
            throw new TypeConversionException("a port is a number from 0 to " + LAST + ", not " + text);
        }
    }
}
