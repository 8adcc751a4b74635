package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.security.SigningKey;
import tech.aia.app.security.SigningKeys;

/** {@code /access/signing-keys}: what access tokens are signed with. */
@Tag(name = "Access")
@RestController
@RequestMapping(path = "/access/signing-keys", produces = MediaType.APPLICATION_JSON_VALUE)
class SigningKeyController {
    private final SigningKeys keys;

    SigningKeyController(SigningKeys keys) {
        this.keys = keys;
    }

    @Schema(name = "SigningKey")
    record Key(
            @Schema(description = "As in the header of tokens")
            String kid,

            @Schema(description = "HS256, RS256 or ES256") String algorithm,
            Instant createdAt,

            @Schema(
                    description =
                            "Until when tokens that were signed with it are taken; null for the one that is signed with now")
            @Nullable
            Instant retiresAt) {
        static Key of(SigningKey key) {
            return new Key(key.kid(), key.algorithm().name(), key.createdAt(), key.retiresAt());
        }
    }

    @Schema(name = "SigningKeyList")
    record KeyList(List<Key> signingKeys) {}

    @Operation(summary = "List signing keys", description = "The newest first; it alone signs. No secrets are told.")
    @GetMapping
    KeyList keys() {
        return new KeyList(keys.list().stream().map(Key::of).toList());
    }

    @Operation(
            summary = "Make another signing key",
            description =
                    "It signs from now on. The one before verifies until the last access token that it signed has ended, and is then"
                            + " removed. 409 when there are twenty.")
    @ApiResponse(responseCode = "201", description = "Made")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Key rotate() {
        return Key.of(keys.rotate());
    }
}
