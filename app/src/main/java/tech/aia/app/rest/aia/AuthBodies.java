package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent and answered about people, clients and keys. */
final class AuthBodies {
    private AuthBodies() {}

    @Schema(name = "NewPerson")
    record Registration(
            @Schema(
                    description = "3 to 64 letters, digits, dots, underscores and hyphens",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "ada")
            @Nullable
            String username,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ada@example.org") @Nullable
            String email,

            @Schema(description = "To be shown", example = "Ada Lovelace") @Nullable
            String name,

            @Schema(description = "8 to 200 characters", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String password,

            @Schema(
                    description = "admin, developer, user or viewer; given by administrators only, viewer when absent",
                    example = "[\"developer\"]")
            @Nullable
            List<String> roles) {
        @Override
        public String toString() {
            return "Registration[" + username + "]";
        }
    }

    @Schema(name = "Login")
    record Login(
            @Schema(description = "Or email", example = "ada") @Nullable
            String username,

            @Nullable String email,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String password) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    @Schema(name = "Refresh")
    record Refresh(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String refreshToken) {
        @Override
        public String toString() {
            return "Refresh";
        }
    }

    @Schema(name = "PasswordChange")
    record PasswordChange(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String oldPassword,

            @Schema(description = "8 to 200 characters", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @Schema(name = "Profile")
    record Profile(
            @Schema(description = "To be shown", example = "Ada Lovelace") @Nullable
            String name) {}

    @Schema(name = "PersonChange", description = "What is absent stays as it is")
    record PersonChange(
            @Nullable String name,

            @Schema(example = "[\"developer\"]") @Nullable List<String> roles,

            @Schema(description = "Whether they may log in") @Nullable
            Boolean active) {}

    @Schema(name = "PersonView")
    record Person(
            String id,
            String username,
            String email,
            @Nullable String name,
            List<String> roles,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastLogin) {}

    @Schema(name = "PersonList")
    record PersonList(List<Person> people) {}

    @Schema(name = "Tokens")
    record Tokens(
            String accessToken,
            String tokenType,
            @Schema(description = "Seconds") long expiresIn,
            String scope,
            @Schema(description = "Good once") String refreshToken,
            Person user) {}

    @Schema(name = "Caller")
    record Me(
            String id,
            @Schema(description = "person or client") String kind,
            @Nullable String name,
            List<String> permissions,

            @Schema(description = "null for a client") @Nullable
            Person user) {}

    @Schema(name = "NewApiKey")
    record NewKey(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "My integration") @Nullable
            String name,

            @Schema(
                    description = "Of those that the caller has",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "[\"tasks:read\", \"tasks:write\"]")
            @Nullable
            List<String> permissions,

            @Schema(description = "Never when absent", example = "2030-01-01T00:00:00Z") @Nullable
            Instant expiresAt) {}

    @Schema(name = "ApiKey")
    record Key(
            String id,
            String name,
            List<String> permissions,
            Instant createdAt,
            @Nullable Instant expiresAt,

            @Schema(description = "Within a minute; null when it was never used") @Nullable
            Instant lastUsedAt) {}

    @Schema(name = "ApiKeyList")
    record KeyList(List<Key> apiKeys) {}

    @Schema(name = "IssuedApiKey")
    record IssuedKey(
            @Schema(description = "Shown this once") String key, Key apiKey) {
        @Override
        public String toString() {
            return "IssuedKey[" + apiKey + "]";
        }
    }

    @Schema(name = "NewClient")
    record NewClient(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Nightly reports") @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "[\"read\", \"tasks:write\"]") @Nullable
            List<String> scopes,

            @Schema(
                    description =
                            "How much it may ask: free, developer, business, enterprise or unlimited; developer when absent",
                    example = "business")
            @Nullable
            String tier,

            @Schema(
                    description =
                            "Where it may have people sent back to who sign in for it: https, http on 127.0.0.1, [::1] or localhost, or,"
                                    + " for a public client, a scheme of its own with a dot in it",
                    example = "[\"https://app.example.org/callback\"]")
            @Nullable
            List<String> redirectUris,

            @Schema(
                    name = "public",
                    description =
                            "Whether it can keep no secret, and calls in the name of people only; false when absent")
            @JsonProperty("public")
            @Nullable
            Boolean isPublic) {}

    @Schema(name = "Client")
    record Client(
            String clientId,
            String name,
            List<String> scopes,
            String tier,
            List<String> redirectUris,

            @Schema(name = "public", description = "Whether it has no secret") @JsonProperty("public")
            boolean isPublic,

            Instant createdAt) {}

    @Schema(name = "ClientList")
    record ClientList(List<Client> clients) {}

    @Schema(name = "IssuedClient")
    record IssuedClient(
            @Schema(description = "Shown this once; null for a public client") @Nullable
            String clientSecret,

            Client client) {
        @Override
        public String toString() {
            return "IssuedClient[" + client + "]";
        }
    }
}
