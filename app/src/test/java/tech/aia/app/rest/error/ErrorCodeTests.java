package tech.aia.app.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTests {

    @Test
    void everyCodeIsItsOwn() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentationHasEveryCodeAsItIs(ErrorCode code) throws IOException {
        assertThat(Files.readString(Path.of("../docs/errors.md")))
                .contains("| %s | %d | %s | %s |".formatted(code.code(), code.status(), code.type(), code.title()));
    }

    @ParameterizedTest
    @CsvSource({
        "400,BadRequest",
        "403,Forbidden",
        "404,NotFound",
        "422,ValidationError",
        "500,InternalServerError",
        "503,ServiceUnavailable",
        "504,GatewayTimeout"
    })
    void typesAreThoseOfTheApiDocument(int status, String type) {
        assertThat(ErrorCode.ofStatus(status).type()).isEqualTo(type);
    }

    @Test
    void anUnknownStatusIsEitherTheCallersOrTheServersFault() {
        assertThat(ErrorCode.ofStatus(418)).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(ErrorCode.ofStatus(505)).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(ErrorCode.ofStatus(599)).isEqualTo(ErrorCode.INTERNAL);
    }
}
