package syncline.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import syncline.lab.http.Json;

/** Signing in, and how sessions live and end. */
class SignInTest extends WithSimulator {
    @Test
    void aSignInAnswersAsVaultDoes() throws Exception {
        JsonNode answer = form(
                "/api/v24.3/auth", Map.of("username", SYNC, "password", PASSWORD, "vaultDNS", "crm.example:18443"));
        assertThat(answer.get("responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(answer.get("vaultId").isInt()).isTrue();
        assertThat(answer.get("userId").isInt()).isTrue();
        assertThat(answer.at("/vaultIds/0/id")).isEqualTo(answer.get("vaultId"));
        assertThat(answer.at("/vaultIds/0/url").asText()).isEqualTo("https://crm.example:18443/api");
        assertThat(signIn(SYNC, PASSWORD).at("/vaultIds/0/url").asText())
                .isEqualTo("https://127.0.0.1:" + crm.uri().getPort() + "/api");
    }

    @Test
    void aSignInThatFailsSaysWhy() throws Exception {
        assertThat(failure(signIn(SYNC, "wrong"))).isEqualTo("USERNAME_OR_PASSWORD_INCORRECT");
        assertThat(signIn(SYNC, "wrong").get("errorType").asText()).isEqualTo("AUTHENTICATION_FAILED");
        assertThat(failure(signIn("nobody", PASSWORD))).isEqualTo("USERNAME_OR_PASSWORD_INCORRECT");
        assertThat(failure(form("/api/v24.3/auth", Map.of("username", SYNC)))).isEqualTo("NO_PASSWORD_PROVIDED");
    }

    @Test
    void anInactiveUserNeitherSignsInNorGoesOn() throws Exception {
        crm.addUser("boss", "b", "system administrator");
        String boss = signIn("boss", "b").get("sessionId").asText();
        String body =
                Json.MAPPER.writeValueAsString(List.of(Map.of("username__sys", SYNC, "status__v", "inactive__v")));
        send(request("/api/v24.3/vobjects/user__sys?idParam=username__sys")
                .header("Authorization", boss)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
        assertThat(failure(get("/api/v24.3/objects/users/me"))).isEqualTo("INVALID_SESSION_ID");
        assertThat(failure(signIn(SYNC, PASSWORD))).isEqualTo("INACTIVE_USER");
    }

    @Test
    void sessionsAreNeededKeptAliveAndEnded() throws Exception {
        String mine = session;
        session = "";
        assertThat(failure(get("/api/v24.3/objects/users/me"))).isEqualTo("INVALID_SESSION_ID");
        assertThat(failure(get("/api/v24.3"))).isEqualTo("INVALID_SESSION_ID");
        session = "Bearer " + mine;
        assertThat(get("/api/v24.3").at("/values/v24.3").asText())
                .isEqualTo("https://127.0.0.1:" + crm.uri().getPort() + "/api/v24.3");
        assertThat(get("/api/").at("/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(post("/api/v24.3/keep-alive", "").at("/responseStatus").asText())
                .isEqualTo("SUCCESS");
        session = mine;
        JsonNode me = get("/api/v24.3/objects/users/me");
        assertThat(me.at("/users")).hasSize(1);
        assertThat(me.at("/users/0/user/id").isInt()).isTrue();
        assertThat(me.at("/users/0/user/user_name__v").asText()).isEqualTo(SYNC);
        assertThat(me.at("/users/0/user/active__v").isBoolean()).isTrue();
        assertThat(json(send(request("/api/v24.3/session")
                                .header("Authorization", mine)
                                .DELETE()))
                        .at("/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(failure(get("/api/v24.3/objects/users/me"))).isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    void whoAmITellsTimeZoneLanguageAndProfile() throws Exception {
        crm.crm()
                .load(
                        "user__sys",
                        List.of(Map.of(
                                        "username__sys", "boss",
                                        "name__v", "Boss",
                                        "security_profile__sys", "business admin",
                                        "timezone__sys", "Asia/Tokyo",
                                        "language__sys", "ja",
                                        "locale__sys", "ja_JP"))
                                .iterator());
        crm.addUser("boss", "b", "end user");
        assertThat(get("/api/v24.3/objects/users/me")
                        .at("/users/0/user/user_timezone__v")
                        .asText())
                .isEqualTo("Etc/UTC");
        session = signIn("boss", "b").get("sessionId").asText();
        JsonNode me = get("/api/v24.3/objects/users/me").at("/users/0/user");
        assertThat(me.get("user_timezone__v").asText()).isEqualTo("Asia/Tokyo");
        assertThat(me.get("user_language__v").asText()).isEqualTo("ja");
        assertThat(me.get("user_locale__v").asText()).isEqualTo("ja_JP");
        assertThat(me.get("security_profile__v").asText()).isEqualTo("business admin");
    }

    @Test
    void aSessionEndsByTheLabsClock() throws Exception {
        clock.advance(Duration.ofMinutes(21));
        assertThat(failure(post("/api/v24.3/keep-alive", ""))).isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    void tooManySignInsAreRefused() throws Exception {
        lab("/lab/limits", "{\"logins\":2,\"delay\":\"PT0.001S\"}");
        signIn(SYNC, PASSWORD);
        signIn(SYNC, PASSWORD);
        assertThat(failure(signIn(SYNC, PASSWORD))).isEqualTo("API_LIMIT_EXCEEDED");
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn(SYNC, PASSWORD).get("responseStatus").asText()).isEqualTo("SUCCESS");
    }
}
