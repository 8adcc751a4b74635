package tech.aia.cypher.passthrough;

import java.util.List;
import java.util.Set;

/**
 * Finds the statements that Neo4j can surely stop at any time: those that go from node to node and from row to row, where it looks whether
 * their time is up. A loop within one expression, such as reduce, and a pattern that is held against a text are left before their end by
 * nobody. In doubt a statement is none of these.
 */
final class StoppableRules {
    /** Clauses that make rows of values, or run something of their own. */
    private static final Set<String> LOOPS = Set.of("CALL", "FOREACH", "UNWIND");

    private static final Set<String> SUBQUERIES = Set.of("COLLECT", "COUNT", "EXISTS");

    /** Keywords, and functions that take one step, or one for each row. */
    private static final Set<String> BEFORE_A_BRACKET = Set.of(
            "AND",
            "AS",
            "AVG",
            "BY",
            "COALESCE",
            "COLLECT",
            "COUNT",
            "DISTINCT",
            "ELEMENTID",
            "ELSE",
            "ENDNODE",
            "HEAD",
            "ID",
            "IN",
            "LABELS",
            "LAST",
            "MATCH",
            "MAX",
            "MIN",
            "NOT",
            "OR",
            "PROPERTIES",
            "RETURN",
            "SIZE",
            "STARTNODE",
            "SUM",
            "THEN",
            "TOFLOAT",
            "TOINTEGER",
            "TOLOWER",
            "TOSTRING",
            "TOUPPER",
            "TYPE",
            "WHEN",
            "WHERE",
            "WITH",
            "XOR");

    private StoppableRules() {}

    /** @param readings of the statement, by each lexer */
    static boolean fit(List<List<Token>> readings) {
        return readings.stream().allMatch(StoppableRules::fitTokens);
    }

    private static boolean fitTokens(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (mayLoop(tokens.get(i), tokens.subList(i + 1, Math.min(i + 3, tokens.size())))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayLoop(Token token, List<Token> next) {
        if (token.isName()) {
            return isAnyOf(token, LOOPS)
                    || (starts(next, "{") && isAnyOf(token, SUBQUERIES))
                    || (starts(next, "(") && !isAnyOf(token, BEFORE_A_BRACKET));
        }
        return token.isSign("=~") || (token.isSign("[") && startsComprehension(next));
    }

    /** {@code [x IN …}, {@code [(a)--(b) …} and {@code [p = (a)--(b) …}. */
    private static boolean startsComprehension(List<Token> next) {
        return starts(next, "(")
                || (next.size() == 2
                        && next.getFirst().isName()
                        && (next.getLast().is("IN") || next.getLast().isSign("=")));
    }

    private static boolean starts(List<Token> next, String sign) {
        return !next.isEmpty() && next.getFirst().isSign(sign);
    }

    private static boolean isAnyOf(Token token, Set<String> words) {
        return token.kind() == Token.Kind.WORD && words.contains(token.upper());
    }
}
