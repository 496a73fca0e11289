package syncline.cli;

import picocli.CommandLine.Option;
import syncline.runner.LabSettings.Ports;

/** Where the parts of the lab listen on 127.0.0.1. */
final class PortOptions {
    @Option(names = "--engage-port", paramLabel = "PORT", description = "Where Engage listens; 0 for any free port.")
    int engage;

    @Option(names = "--crm-port", paramLabel = "PORT", description = "Where the CRM listens; 0 for any free port.")
    int crm;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            description = "Where the sync's admin API listens; 0 for any free port.")
    int admin;

    Ports ports() {
        return new Ports(engage, crm, admin);
    }

    /** As given, and these where nothing was. */
    Ports ports(Ports otherwise) {
        return new Ports(
                engage == 0 ? otherwise.engage() : engage,
                crm == 0 ? otherwise.crm() : crm,
                admin == 0 ? otherwise.admin() : admin);
    }
}
