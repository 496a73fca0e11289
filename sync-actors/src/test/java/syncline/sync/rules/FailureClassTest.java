package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;

class FailureClassTest {
    @Test
    @Rule({"F21", "O26"})
    void onlyMissingRightsAreAMatterOfConfiguration() {
        assertThat(FailureClass.of("INSUFFICIENT_ACCESS")).isEqualTo(FailureClass.CONFIGURATION);
        assertThat(List.of("INVALID_DATA", "PARAMETER_REQUIRED", "DUPLICATE", "OPERATION_NOT_ALLOWED"))
                .allMatch(type -> FailureClass.of(type) == FailureClass.RECORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USERNAME_OR_PASSWORD_INCORRECT",
                "NO_PASSWORD_PROVIDED",
                "PASSWORD_CHANGE_REQUIRED",
                "USER_LOCKED_OUT",
                "INVALID_SESSION_ID",
                "INACTIVE_USER",
                "INSUFFICIENT_ACCESS"
            })
    @Rule({"F21", "E7"})
    void credentialsTheUserAndRightsAreAMatterOfConfiguration(String errorType) {
        assertThat(FailureClass.of(errorType)).isEqualTo(FailureClass.CONFIGURATION);
    }

    /** Validation rules, references, picklists, lengths and keys come as invalid data, a required field as a parameter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVALID_DATA",
                "PARAMETER_REQUIRED",
                "OPERATION_NOT_ALLOWED",
                "ITEM_NAME_EXISTS",
                Outcome.Refused.EDITED_OUTSIDE,
                "SOMETHING_NEW"
            })
    @Rule("F21")
    void allElseIsTheRecordsOwn(String errorType) {
        assertThat(FailureClass.of(errorType)).isEqualTo(FailureClass.RECORD);
    }
}
