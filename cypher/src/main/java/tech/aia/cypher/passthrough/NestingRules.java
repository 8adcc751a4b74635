package tech.aia.cypher.passthrough;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import tech.aia.cypher.GraphException;

/**
 * Refuses statements so deep that Neo4j's planner would work on them for minutes, deaf to timeouts, or run out of stack and never
 * answer. Nobody writes such by hand.
 */
final class NestingRules {
    /** At about 200 the parser's stack is in danger. */
    private static final int BRACKETS = 100;

    /** Planning takes twice as long with each level; ten take a second. */
    private static final int SUBQUERIES = 10;

    private static final int SIGNS_IN_A_ROW = 50;
    private static final Set<String> BEFORE_A_SUBQUERY = Set.of("COUNT", "EXISTS", "COLLECT", "CALL", ")");

    private final ArrayDeque<Boolean> open = new ArrayDeque<>();
    private int subqueries;
    private int signs;

    private NestingRules() {}

    /** @throws GraphException.SyntaxError if the statement is nested too deeply */
    static void check(List<Token> tokens) {
        var rules = new NestingRules();
        for (int i = 0; i < tokens.size(); i++) {
            rules.next(
                    tokens.get(i),
                    i > 0 && BEFORE_A_SUBQUERY.contains(tokens.get(i - 1).upper()));
        }
    }

    private void next(Token token, boolean mayOpenSubquery) {
        signs = token.is("NOT") || token.isSign("-") || token.isSign("+") ? signs + 1 : 0;
        if (token.isSign("(") || token.isSign("[") || token.isSign("{")) {
            var subquery = token.isSign("{") && mayOpenSubquery;
            open.push(subquery);
            subqueries += subquery ? 1 : 0;
        } else if ((token.isSign(")") || token.isSign("]") || token.isSign("}")) && !open.isEmpty()) {
            subqueries -= open.pop() ? 1 : 0;
        }
        refuse(open.size() > BRACKETS, "Brackets", BRACKETS);
        refuse(subqueries > SUBQUERIES, "Subqueries", SUBQUERIES);
        refuse(signs > SIGNS_IN_A_ROW, "NOT, + or -", SIGNS_IN_A_ROW);
    }

    private static void refuse(boolean tooDeep, String what, int most) {
        if (tooDeep) {
            throw new GraphException.SyntaxError(
                    "Aia.Cypher.TooDeep",
                    what + " are nested more than " + most + " deep. Split the statement with WITH or CALL { }",
                    null,
                    null,
                    null);
        }
    }
}
