package syncline.bench.clicks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import syncline.lab.UserError;

/**
 * The load generator <a href="https://github.com/wg/wrk">wrk</a>: so light that on two cores most of them is left to the server.
 *
 * @param script what it asks for, in Lua
 */
record Wrk(Path script) {
    /** How many clients ask at once, each anew as soon as it has its answer. */
    static final int CONNECTIONS = 64;

    private static final int THREADS = 2;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern TOTAL = Pattern.compile("([0-9]+) requests in");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s|m)\\b");
    private static final Pattern WRONG = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    /**
     * What it measured.
     *
     * @param answers how many it got, right or wrong
     * @param wrong those of them that say no, by their status
     */
    record Result(double perSecond, double p99Millis, long answers, long wrong) {
        long right() {
            return answers - wrong;
        }
    }

    /** Asks for these paths in turn. */
    static Wrk over(List<String> paths, Path folder) throws IOException {
        Path list = Files.write(folder.resolve("paths.txt"), paths);
        return new Wrk(Files.writeString(folder.resolve("clicks.lua"), script(list)));
    }

    /**
     * Asks for so many seconds.
     *
     * @throws UserError if it is not installed, or measured nothing
     */
    Result run(URI server, int seconds) throws InterruptedException {
        var command = List.of(
                "wrk",
                "--threads=" + THREADS,
                "--connections=" + CONNECTIONS,
                "--duration=" + seconds,
                "--latency",
                "--script=" + script,
                server.toString());
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return parsed(output);
        } catch (IOException e) {
            throw new UserError("wrk, which makes the clicks, cannot be run. Install it: apt-get install wrk", e);
        }
    }

    static Result parsed(String output) {
        return new Result(
                Double.parseDouble(found(RATE, output).group(1)),
                millis(found(P99, output)),
                Long.parseLong(found(TOTAL, output).group(1)),
                WRONG.matcher(output)
                        .results()
                        .mapToLong(m -> Long.parseLong(m.group(1)))
                        .sum());
    }

    /** A phone, as most who open a link hold one. */
    private static String script(Path paths) {
        return """
            local paths = {}
            for line in io.lines("%s") do paths[#paths + 1] = line end
            local headers = {
              ["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
            }
            local requests = {}
            function init(args)
              for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path, headers) end
            end
            local n = 0
            function request()
              n = n + 7
              return requests[n %% #requests + 1]
            end
            """.formatted(paths);
    }

    private static Matcher found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new UserError("wrk measured nothing. It said: " + output.strip());
        }
        return matcher;
    }

    private static double millis(Matcher time) {
        double value = Double.parseDouble(time.group(1));
        return switch (time.group(2)) {
            case "us" -> value / 1_000;
            case "ms" -> value;
            case "s" -> value * 1_000;
            default -> value * 60_000;
        };
    }
}
