package syncline.crm.vault;

import akka.util.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.crm.query.QueryRefused;
import syncline.crm.records.CallRefused;
import syncline.crm.records.Crm;
import syncline.crm.security.Caller;
import syncline.crm.security.Passwords;
import syncline.crm.security.Sessions;
import syncline.lab.LabClock;

/** Vault's API without its HTTP: takes calls that were read as a whole, answers with JSON, and may block. */
final class VaultApi {
    private static final Logger LOG = LoggerFactory.getLogger(VaultApi.class);
    private static final Pattern VERSION = Pattern.compile("v\\d{1,2}\\.\\d{1,2}");

    private final SessionCalls sessions;
    private final RecordCalls records;
    private final QueryCalls queries;

    VaultApi(Crm crm, Passwords passwords, Sessions sessions, Vault vault, LabClock clock) {
        this.sessions = new SessionCalls(crm, passwords, sessions, vault);
        this.records = new RecordCalls(crm);
        this.queries = new QueryCalls(crm, clock);
    }

    /** An answer, and who was answered if that is known. */
    record Answered(ByteString json, @Nullable Caller caller) {
        static Answered of(byte[] json, @Nullable Caller caller) {
            return new Answered(ByteString.fromArrayUnsafe(json), caller);
        }
    }

    Answered answer(Call call) {
        Caller caller = null;
        try {
            if (isSignIn(call)) {
                return Answered.of(sessions.signIn(call), null);
            }
            Optional<Caller> known = sessions.caller(call);
            if (known.isEmpty()) {
                return Answered.of(Answer.failure("INVALID_SESSION_ID", "Invalid or expired session ID."), null);
            }
            caller = known.get();
            return Answered.of(route(call, caller), caller);
        } catch (CallRefused e) {
            return Answered.of(Answer.failure(e.type(), e.reason()), caller);
        } catch (QueryRefused e) {
            return Answered.of(Answer.failure(e.type(), e.reason()), caller);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", call.method(), call.request().getUri().path(), e);
            return Answered.of(Answer.exception("The CRM could not process this call"), caller);
        }
    }

    static boolean isSignIn(Call call) {
        return call.path().size() == 2
                && VERSION.matcher(call.version()).matches()
                && call.path().get(1).equals("auth")
                && call.method().equals("POST");
    }

    private byte[] route(Call call, Caller caller) {
        if (call.path().equals(List.of(""))) {
            return only("GET", call, () -> sessions.versions(call));
        }
        if (!VERSION.matcher(call.version()).matches()) {
            throw malformed();
        }
        List<String> path = call.path().subList(1, call.path().size());
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "" -> only("GET", call, () -> sessions.versions(call));
            case "auth" -> throw notSupported(call);
            case "keep-alive" -> only("POST", sized(path, 1, call), () -> Answer.success(Map.of()));
            case "session" -> only("DELETE", sized(path, 1, call), () -> sessions.signOut(call));
            case "objects" -> users(call, caller, path);
            case "query" -> query(call, caller, path);
            case "vobjects" -> records(call, caller, path);
            default -> throw malformed();
        };
    }

    private byte[] users(Call call, Caller caller, List<String> path) {
        if (!path.equals(List.of("objects", "users", "me"))) {
            throw malformed();
        }
        return only("GET", call, () -> sessions.me(caller));
    }

    private byte[] query(Call call, Caller caller, List<String> path) {
        if (!call.method().equals("GET") && !call.method().equals("POST")) {
            throw notSupported(call);
        }
        return switch (path.size()) {
            case 1 -> queries.first(call, caller);
            case 2 -> queries.next(call, caller, path.get(1));
            default -> throw malformed();
        };
    }

    private byte[] records(Call call, Caller caller, List<String> path) {
        byte[] answer = record(call, caller, path);
        if (path.get(1).equals("user__sys") && !call.method().equals("GET")) {
            sessions.endThoseOfInactiveUsers();
        }
        return answer;
    }

    private byte[] record(Call call, Caller caller, List<String> path) {
        return switch (path.size()) {
            case 2 ->
                switch (call.method()) {
                    case "POST" -> records.createOrUpsert(call, caller, path.get(1));
                    case "PUT" -> records.update(call, caller, path.get(1));
                    case "DELETE" -> records.delete(call, caller, path.get(1));
                    default -> throw notSupported(call);
                };
            case 3 ->
                switch (call.method()) {
                    case "GET" -> records.read(call, caller, path.get(1), path.get(2));
                    case "DELETE" -> records.delete(call, caller, path.get(1), path.get(2));
                    default -> throw notSupported(call);
                };
            default -> throw malformed();
        };
    }

    private interface Work {
        byte[] run();
    }

    private static byte[] only(String method, Call call, Work work) {
        if (!call.method().equals(method)) {
            throw notSupported(call);
        }
        return work.run();
    }

    private static Call sized(List<String> path, int size, Call call) {
        if (path.size() != size) {
            throw malformed();
        }
        return call;
    }

    private static CallRefused malformed() {
        return new CallRefused("MALFORMED_URL", "The resource does not exist");
    }

    private static CallRefused notSupported(Call call) {
        return new CallRefused("METHOD_NOT_SUPPORTED", "The method " + call.method() + " is not supported here");
    }
}
