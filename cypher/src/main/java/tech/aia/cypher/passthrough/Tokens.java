package tech.aia.cypher.passthrough;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.neo4j.cypher.internal.parser.lexer.UnicodeEscapeReplacementReader;
import org.neo4j.cypher.internal.parser.v25.Cypher25Lexer;
import org.neo4j.cypher.internal.parser.v5.Cypher5Lexer;

/**
 * A statement cut into tokens by Neo4j's own lexers, so that strings, comments, backticks, interpolated strings and unicode escapes
 * cannot mean one thing here and another to the server. Cypher 5 and Cypher 25 cut differently; which of them the server takes
 * depends on the statement and its settings, so rules are applied to both readings.
 */
final class Tokens {
    private Tokens() {}

    /** Both readings, or nothing if a unicode escape is malformed, which the server refuses. */
    static Optional<List<List<Token>>> readings(String statement) {
        var cypher25 = unescaped(statement);
        var cypher5 = unescaped(statement);
        if (cypher25.isEmpty() || cypher5.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                cut(new Cypher25Lexer(cypher25.get()), Cypher25Lexer.ESCAPED_SYMBOLIC_NAME),
                cut(new Cypher5Lexer(cypher5.get()), Cypher5Lexer.ESCAPED_SYMBOLIC_NAME)));
    }

    private static Optional<CharStream> unescaped(String statement) {
        try {
            return Optional.of(UnicodeEscapeReplacementReader.read(statement).charStream());
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static List<Token> cut(Lexer lexer, int quotedName) {
        lexer.removeErrorListeners();
        var tokens = new ArrayList<Token>();
        for (var token : lexer.getAllTokens()) {
            if (token.getChannel() == Lexer.DEFAULT_TOKEN_CHANNEL) {
                var symbol = lexer.getVocabulary().getSymbolicName(token.getType());
                tokens.add(new Token(
                        kind(token.getType() == quotedName, symbol, token.getText()),
                        token.getText(),
                        token.getStartIndex(),
                        token.getStopIndex() + 1));
            }
        }
        return List.copyOf(tokens);
    }

    private static Token.Kind kind(boolean quotedName, String symbol, String text) {
        if (quotedName) {
            return Token.Kind.QUOTED_NAME;
        }
        if (symbol.startsWith("STRING_LITERAL") || symbol.startsWith("INTERPOLATED_TEXT")) {
            return Token.Kind.STRING;
        }
        if (symbol.startsWith("INTERPOLATED")) {
            return Token.Kind.OTHER;
        }
        return text.startsWith("_") || Character.isUnicodeIdentifierStart(text.codePointAt(0))
                ? Token.Kind.WORD
                : Token.Kind.OTHER;
    }
}
