package syncline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.lab.LabClock;
import syncline.runner.Lab;
import syncline.runner.LabSettings;
import syncline.runner.LabSettings.Ports;
import syncline.runner.Storage;
import syncline.scenario.ScenarioLoader;

@Command(
        name = "up",
        description = "Starts a lab on fixed ports and leaves it running until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer>, RunsLab {
    private static final Ports USUAL = new Ports(7001, 7002, 7003);
    private static final String PASSWORD = "SYNCLINE_PASSWORD";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    PortOptions ports = new PortOptions();

    @Option(names = "--preset", description = "small, medium or large. Default: ${DEFAULT-VALUE}.")
    String preset = "small";

    @Option(names = "--seed", description = "What people are made from. Default: ${DEFAULT-VALUE}.")
    long seed = 42;

    @Option(
            names = "--db",
            paramLabel = Storage.CHOICES,
            description = Storage.HELP + " Default: the folder .syncline/PRESET.")
    String db = "";

    @Override
    public Integer call() throws InterruptedException {
        var scenario = ScenarioLoader.parse(
                "{ name: up, about: up, steps: [{ sync: full }] }",
                "--preset",
                List.of("population.preset=" + preset, "seed=" + seed));
        String given = System.getenv(PASSWORD);
        String password = given == null ? UUID.randomUUID().toString() : given;
        var storage = Storage.parse(place(), "up", System.getenv());
        var settings = new LabSettings(scenario, ports.or(USUAL), password, storage, 2);
        var out = spec.commandLine().getOut();
        var stopped = new CountDownLatch(1);
        var lab = Lab.start(settings, LabClock.system(), ConsoleProgress.plain(out, 0));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            lab.close();
            stopped.countDown();
        }));
        lab.runBySchedule();
        out.printf("Engage      %s%n", lab.engage());
        out.printf("CRM         %s   users %s, %s%n", lab.crm(), Lab.INTEGRATION_USER, Lab.ADMIN);
        out.printf(
                "Sync admin  %s   user %s; a sync runs every night at 02:00,%n            a Post-Processing job every 15 minutes%n",
                lab.admin(), Lab.ADMIN);
        out.printf("Data        %s%n", storage.words());
        if (given == null) {
            out.printf("Password    %s   (made for this time only; set %s to choose it)%n", password, PASSWORD);
        }
        String curl = "  curl -u %s:%s %s/admin/"
                .formatted(Lab.ADMIN, given == null ? password : "$" + PASSWORD, lab.admin());
        out.println("Begin a full sync, look at the history and at the schedule:");
        out.println(curl + "syncs -d '{\"type\": \"full\"}'");
        out.println(curl + "syncs");
        out.println(curl + "scheduler");
        out.println("Ctrl-C stops it.");
        stopped.await();
        return ExitCode.OK.code();
    }

    /** What a lab that stays up keeps is kept for the next one. */
    private String place() {
        return switch (db) {
            case "" -> Path.of(".syncline", preset).toString();
            case "postgres" -> "postgres:" + Path.of(".syncline", preset + "-postgres");
            default -> db;
        };
    }
}
