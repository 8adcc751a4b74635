package tech.aia.cypher.passthrough;

import java.util.List;
import java.util.Set;

/**
 * What can be told from the tokens of a statement. The plan does not show everything: a subquery within a list comprehension, a
 * CASE or a property to be set is no operator of it, so LOAD CSV, CALL and SHOW are looked for here as well.
 */
final class TokenRules {
    /** What can stand between a variable that happens to be named call and a bracket, as in {@code WITH call WHERE (…)}. */
    private static final Set<String> AFTER_A_VARIABLE = Set.of(
            "AND",
            "CONTAINS",
            "CREATE",
            "ELSE",
            "FILTER",
            "IN",
            "INSERT",
            "LIMIT",
            "MATCH",
            "MERGE",
            "OFFSET",
            "OR",
            "RETURN",
            "SET",
            "SKIP",
            "THEN",
            "WHEN",
            "WHERE",
            "WITH",
            "XOR");

    private static final Set<String> SHOWN_TO_ADMINISTRATORS =
            Set.of("SETTING", "SETTINGS", "TRANSACTION", "TRANSACTIONS", "USER", "USERS");

    private final List<Token> tokens;
    private final PassthroughSettings settings;

    private TokenRules(List<Token> tokens, PassthroughSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** @throws tech.aia.cypher.GraphException.Refused for what no mode allows */
    static void check(List<List<Token>> readings, PassthroughSettings settings) {
        readings.forEach(tokens -> new TokenRules(tokens, settings).check());
    }

    /** Whether there is a {@code CALL { … } IN TRANSACTIONS}. */
    static boolean areBatched(List<List<Token>> readings) {
        return readings.stream().anyMatch(TokenRules::batches);
    }

    private void check() {
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.is("LOAD") && wordAt(i + 1, "CSV")) {
                throw Refusals.loadCsv();
            }
            if (token.is("SHOW") && i + 1 < tokens.size()) {
                checkShow(tokens.get(i + 1));
            }
            if (token.is("TERMINATE") && (wordAt(i + 1, "TRANSACTION") || wordAt(i + 1, "TRANSACTIONS"))) {
                throw Refusals.administration("TERMINATE TRANSACTIONS");
            }
            if (startsName(i)) {
                checkCall(i);
            }
        }
    }

    private static void checkShow(Token what) {
        if (what.kind() == Token.Kind.WORD && SHOWN_TO_ADMINISTRATORS.contains(what.upper())) {
            throw Refusals.administration("SHOW " + what.upper());
        }
    }

    /** A name, or the first part of a dotted one. */
    private boolean startsName(int i) {
        if (!tokens.get(i).isName()) {
            return false;
        }
        return i == 0 || !isContinuation(tokens.get(i - 1));
    }

    private static boolean isContinuation(Token before) {
        return before.isSign(".") || before.isSign("$");
    }

    /** Dotted names before a bracket are procedures after CALL and functions elsewhere; nothing else in Cypher looks so. */
    private void checkCall(int first) {
        var name = new StringBuilder(tokens.get(first).name());
        int i = first + 1;
        while (i + 1 < tokens.size()
                && tokens.get(i).isSign(".")
                && tokens.get(i + 1).isName()) {
            name.append('.').append(tokens.get(i + 1).name());
            i += 2;
        }
        if (i >= tokens.size() || !tokens.get(i).isSign("(")) {
            return;
        }
        var dotted = i > first + 1;
        if (first > 0 && tokens.get(first - 1).is("CALL")) {
            checkProcedure(tokens.get(first), name.toString(), dotted);
        } else if (dotted && !settings.mayCallFunction(name.toString())) {
            throw Refusals.function(name.toString());
        }
    }

    private void checkProcedure(Token first, String name, boolean dotted) {
        var keyword = !dotted && first.kind() == Token.Kind.WORD && AFTER_A_VARIABLE.contains(first.upper());
        if (!keyword && !settings.mayCallProcedure(name)) {
            throw Refusals.procedure(name);
        }
    }

    private static boolean batches(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isSign("}") && tokens.get(i + 1).is("IN")) {
                var near = tokens.subList(i + 2, Math.min(i + 8, tokens.size()));
                if (near.stream().anyMatch(token -> token.is("TRANSACTIONS"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean wordAt(int i, String keyword) {
        return i < tokens.size() && tokens.get(i).is(keyword);
    }
}
