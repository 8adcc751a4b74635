package tech.aia.app.security;

import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Whoever an access token is of, with the permissions that it carries. */
final class TokenCallers implements Converter<Jwt, JwtAuthenticationToken> {

    @Override
    public JwtAuthenticationToken convert(Jwt token) {
        return new JwtAuthenticationToken(token, permissions(token));
    }

    private static List<GrantedAuthority> permissions(Jwt token) {
        return token.getClaim(TokenClaims.PERMISSIONS) instanceof List<?> words
                ? words.stream()
                        .<GrantedAuthority>map(word -> new SimpleGrantedAuthority(String.valueOf(word)))
                        .toList()
                : List.of();
    }
}
