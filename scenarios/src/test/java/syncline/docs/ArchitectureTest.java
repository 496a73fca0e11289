package syncline.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import com.tngtech.archunit.lang.syntax.elements.GivenClasses;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

/**
 * What each package may use and call, held against the classes of all modules as they were compiled last. Each rule is held
 * against a class that breaks it, too.
 */
class ArchitectureTest {
    private static final PackageMap MAP = PackageMap.of("""
            lab:
            lab.db: lab sql
            lab.http: lab akka http

            engage.population: lab
            engage.directory: engage.population lab lab.db lab.http sql
            engage.feed: engage.directory engage.population
            engage.links: engage.directory engage.population lab sql
            engage.hits: engage.directory sql
            engage.http: engage.directory engage.feed engage.hits engage.links engage.population lab lab.db lab.http akka http sql

            crm.schema: lab
            crm.security: crm.schema lab
            crm.faults:
            crm.limits: lab
            crm.records: crm.faults crm.schema crm.security lab lab.db sql
            crm.query: crm.records crm.schema crm.security
            crm.devices: crm.limits crm.query crm.records crm.schema crm.security crm.vault lab lab.http akka http
            crm.draws: crm.records
            crm.lab: crm.draws crm.faults crm.limits crm.records crm.schema crm.security lab.http akka http
            crm.vault: crm.limits crm.query crm.records crm.schema crm.security lab lab.http akka http
            crm: crm.devices crm.lab crm.limits crm.records crm.schema crm.security crm.vault lab lab.db lab.http akka http

            sync.rules:
            sync.indicator:
            sync.share: sync.indicator
            sync.journal: sync.rules lab akka sql
            sync.clicks: sync.rules
            sync.actors: sync.clicks sync.journal sync.rules akka
            sync.ledger: sync.clicks sync.rules sql
            sync.http: sync.rules akka http
            sync.history: sync.rules lab lab.http akka
            sync.export: sync.history sync.journal sync.rules sync.run lab
            sync.replay: sync.history sync.rules lab
            sync.engage: sync.clicks sync.http sync.rules sync.share lab.http akka http
            sync.vault: sync.clicks sync.http sync.rules sync.share akka http
            sync.activities: sync.actors sync.clicks sync.engage sync.ledger sync.rules sync.vault akka
            sync.life: sync.actors sync.clicks sync.engage sync.rules sync.run sync.vault akka
            sync.schedule: sync.rules sync.run akka
            sync.run: sync.activities sync.actors sync.clicks sync.engage sync.history sync.http sync.journal sync.ledger sync.rules sync.vault akka
            sync.sharing: sync.engage sync.http sync.indicator sync.share sync.vault akka
            sync.admin: sync.engage sync.http sync.indicator sync.ledger sync.life sync.rules sync.run sync.schedule sync.share sync.sharing sync.vault lab.http akka http
            sync: sync.activities sync.actors sync.admin sync.clicks sync.engage sync.export sync.history sync.journal sync.ledger sync.life sync.rules sync.run sync.schedule sync.sharing sync.vault lab lab.db lab.http akka http sql

            report: lab lab.http
            report.html: report lab lab.http
            report.page.part: report report.html
            report.page: report report.html report.page.part

            scenario: engage.population sync.rules lab lab.http
            oracle: lab
            run: scenario oracle report report.html crm.faults crm.lab lab lab.http
            runner: run scenario oracle report crm crm.faults crm.lab crm.records crm.security engage.http engage.population sync sync.history sync.rules sync.run lab lab.db lab.http akka http
            virtual:
            virtual.traffic: crm.devices engage.directory engage.population lab.http load.arrivals load.audience oracle report scenario sync.share virtual
            virtual.crm: engage.directory engage.population crm.draws crm.faults crm.records crm.schema crm.security sync.rules
            virtual.sync: virtual virtual.crm engage.directory engage.population scenario sync.ledger sync.rules lab.http
            virtual.run: run scenario oracle report engage.directory engage.population crm.draws crm.faults crm.lab crm.records crm.schema crm.security sync.ledger sync.rules virtual virtual.crm virtual.sync virtual.traffic lab lab.http
            virtual.matrix: lab report report.html run scenario virtual.run
            agreement: run runner scenario oracle report crm.faults engage.directory sync.history sync.ledger sync.replay sync.rules virtual.crm virtual.run virtual.sync lab
            bench: run runner scenario lab lab.db lab.http http sql crm.faults engage.directory engage.population sync.history sync.replay sync.rules virtual virtual.crm virtual.sync
            bench.clicks: engage.http engage.population lab lab.db lab.http akka http sql
            torture: engage.population run runner scenario oracle lab.http
            cli: agreement run bench bench.clicks runner scenario report report.html torture sync sync.export sync.history sync.replay virtual.matrix virtual.run sync.rules lab lab.db lab.http sql
            load.arrivals:
            load.audience:
            load.measure:
            load: load.arrivals load.audience load.measure http
            """);

    private static final JavaClasses OURS =
            new ClassFileImporter().importPaths(Repository.here().inModules("target/classes"));
    private static final JavaClasses BAD = new ClassFileImporter().importClasses(BreaksAllHelper.class);

    private static final String THE_TIME =
            "(Instant|Local(Date|Time|DateTime)|(Offset|Zoned)DateTime)\\.now|Clock\\.(system|tick).*|System\\.currentTimeMillis";
    private static final String CHANCE =
            "Math\\.random|UUID\\.randomUUID|.*Random(Generator)?\\..*|Collections\\.shuffle";

    @Test
    void packagesUseOnlyWhatTheMapAllows() {
        assertThat(MAP.broken(PackageMap.of(OURS))).isEmpty();
    }

    @Test
    void simulatorsSyncAndReportsKnowNothingOfEachOther() {
        MAP.uses().forEach((name, uses) -> {
            String part = PackageMap.part(name);
            if (Set.of("lab", "engage", "crm", "sync", "report").contains(part)) {
                assertThat(uses).as(name).map(PackageMap::part).isSubsetOf(part, "lab", "akka", "http", "sql");
            }
        });
    }

    @Test
    void oracleDoesNotAskTheSync() {
        assertThat(MAP.uses().get("oracle")).isNotNull().map(PackageMap::part).doesNotContain("sync");
    }

    @Test
    void rulesAreMadeOfPlainValues() {
        holds(inRules(classes())
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "syncline.sync.rules",
                        "java.lang..",
                        "java.math",
                        "java.time",
                        "java.time.temporal",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "com.fasterxml.jackson.annotation",
                        "org.jspecify.annotations"));
        holds(inRules(noClasses()).dependOnClassesThat().areAssignableTo(InstantSource.class));
        holds(inRules(noClasses()).accessTargetWhere(is("System\\.nanoTime")));
        holds(inRules(noClasses()).accessTargetWhere(is(CHANCE)));
    }

    @Test
    @Rule("O24")
    void timeComesFromTheLabsClock() {
        holds(outside("syncline.lab")
                .accessTargetWhere(is(THE_TIME))
                .because("LabClock is passed to whoever needs the time"));
    }

    @Test
    @Rule("O24")
    void nothingInALabSleeps() {
        holds(outside("syncline.bench..")
                .accessTargetWhere(is("(Thread|TimeUnit)\\.sleep"))
                .because("LabClock moves instead; only a benchmark waits in real time"));
    }

    @Test
    void onlyCommandsPrintAndEndTheJvm() {
        holds(outside("syncline.cli", "syncline.load").accessTargetWhere(is("System\\.(out|err)")));
        holds(outside("syncline.cli", "syncline.load").accessTargetWhere(is("(System|Runtime)\\.(exit|halt)")));
    }

    @Test
    void logsGoThroughSlf4j() {
        holds(outside().dependOnClassesThat().resideInAPackage("java.util.logging"));
    }

    @Test
    void namesSayWhatAClassIs() {
        holds(outside().haveNameMatching(".*(Utils?|Manager|Helper|Impl)"));
    }

    private static void holds(ArchRule rule) {
        assertThat(OURS).as("classes to check").hasSizeGreaterThan(100);
        assertThat(rule.evaluate(BAD).hasViolation())
                .as("%s is broken by the class made for it", rule.getDescription())
                .isTrue();
        rule.check(OURS);
    }

    /** The rules of the sync, and the class that breaks them. */
    private static ClassesShould inRules(GivenClasses classes) {
        return classes.that()
                .resideInAnyPackage("syncline.sync.rules", "syncline.docs")
                .should();
    }

    private static ClassesShould outside(String... packages) {
        return noClasses().that().resideOutsideOfPackages(packages).should();
    }

    /** Access to a member whose owner and name match, as in {@code System\.exit}: a call, a reference, or a field read. */
    private static DescribedPredicate<JavaAccess<?>> is(String ownerAndName) {
        return DescribedPredicate.describe(
                ownerAndName,
                access -> (access.getTargetOwner().getSimpleName() + "." + access.getName()).matches(ownerAndName));
    }

    /** Breaks every rule above. */
    @SuppressWarnings("unused")
    private static final class BreaksAllHelper {
        private final Logger logger = Logger.getLogger("bad");
        private final LongSupplier ticks = System::nanoTime;
        private final Supplier<Instant> time = Instant::now;

        void breaksThemAll(Clock clock, HttpClient client) throws InterruptedException {
            System.out.println(Math.random());
            Thread.sleep(clock.millis());
            System.exit(1);
        }
    }
}
