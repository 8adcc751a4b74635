package tech.aia.cypher.passthrough;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphException;

/**
 * A statement without its leading {@code EXPLAIN} and {@code PROFILE}, which are overwritten with spaces so that every position stays
 * where the caller wrote it.
 *
 * @param written as its author wrote it
 * @param body what to run
 * @param explain whether it said {@code EXPLAIN}
 * @param profile whether it said {@code PROFILE}
 */
record StatementText(String written, String body, boolean explain, boolean profile) {
    /** Options that only choose how to plan and run. Others, such as debug, change what comes back. */
    private static final Set<String> OPTIONS = Set.of("RUNTIME", "PLANNER", "REPLAN", "CONNECTCOMPONENTSPLANNER");

    /**
     * Checks what can be seen in the text alone.
     *
     * @throws GraphException.SyntaxError if the statement is empty, too long, too deep or has a NUL
     * @throws GraphException.Refused if it sets an option that is not allowed
     */
    static StatementText parse(String statement, int maxLength) {
        if (statement.length() > maxLength) {
            throw syntax(
                    "Aia.Cypher.StatementTooLong",
                    "The statement has " + statement.length() + " characters, the most is " + maxLength
                            + ". Pass large values as parameters and name them in the statement, as in UNWIND $rows AS row",
                    null,
                    null);
        }
        refuseNul(statement);
        var readings = readings(statement);
        readings.forEach(NestingRules::check);
        var options = Options.of(readings.getFirst());
        if (options.end == readings.getFirst().size()) {
            throw syntax("Aia.Cypher.EmptyStatement", "The statement is empty", null, null);
        }
        return new StatementText(statement, options.blank(statement), options.explain, options.profile);
    }

    /** The tokens of {@link #body}, by each lexer. They take many times the room of the text, so they are not kept. */
    List<List<Token>> readings() {
        return readings(body);
    }

    private static List<List<Token>> readings(String statement) {
        return Tokens.readings(statement)
                .orElseThrow(() -> syntax(
                        "Aia.Cypher.InvalidEscape",
                        "A \\u in the statement is not followed by four hexadecimal digits",
                        null,
                        null));
    }

    /** The statement to ask the plan with. The keyword gets a line of its own, so that Neo4j quotes only the caller's lines. */
    String explained() {
        return "EXPLAIN\n" + body;
    }

    String profiled() {
        return "PROFILE\n" + body;
    }

    private static void refuseNul(String statement) {
        int at = statement.indexOf('\0');
        if (at >= 0) {
            var before = statement.substring(0, at);
            int line = (int) before.lines().count();
            int column = at - before.lastIndexOf('\n');
            throw syntax(
                    "Aia.Cypher.NulCharacter",
                    "There is a NUL character in the statement. If a value needs one, pass it as a parameter",
                    Math.max(line, 1),
                    column);
        }
    }

    private static GraphException.SyntaxError syntax(
            String code, String message, @Nullable Integer line, @Nullable Integer column) {
        return new GraphException.SyntaxError(code, message, line, column, null);
    }

    /** What stands before the statement proper: {@code EXPLAIN}, {@code PROFILE}, {@code CYPHER 25 runtime=slotted}, in any order. */
    private static final class Options {
        private final List<Token> tokens;
        private int end;
        private boolean explain;
        private boolean profile;

        private Options(List<Token> tokens) {
            this.tokens = tokens;
        }

        static Options of(List<Token> tokens) {
            var options = new Options(tokens);
            while (options.next()) {
                // Each call takes one option.
            }
            return options;
        }

        private boolean next() {
            if (at("EXPLAIN")) {
                explain = true;
            } else if (at("PROFILE")) {
                profile = true;
            } else if (at("CYPHER")) {
                cypher();
                return true;
            } else {
                return false;
            }
            end++;
            return true;
        }

        private void cypher() {
            end++;
            if (end < tokens.size() && Character.isDigit(tokens.get(end).text().charAt(0))) {
                end++;
            }
            while (end + 2 < tokens.size() && tokens.get(end + 1).isSign("=")) {
                refuseUnlessAllowed(tokens.get(end));
                end += 3;
            }
        }

        private void refuseUnlessAllowed(Token option) {
            if (!OPTIONS.contains(option.upper())) {
                throw Refusals.option(option.text());
            }
        }

        private boolean at(String keyword) {
            return end < tokens.size() && tokens.get(end).is(keyword);
        }

        /** Positions are those of the text without unicode escapes, so there must be none before the last option. */
        String blank(String statement) {
            if (end == 0) {
                return statement;
            }
            int escape = statement.indexOf("\\u");
            if (escape >= 0 && escape < tokens.get(end - 1).to()) {
                throw syntax(
                        "Aia.Cypher.InvalidEscape",
                        "Write what stands before the statement (EXPLAIN, PROFILE, CYPHER) without \\u",
                        null,
                        null);
            }
            var blanked = new StringBuilder(statement);
            tokens.subList(0, end).stream()
                    .filter(token -> token.is("EXPLAIN") || token.is("PROFILE"))
                    .forEach(token -> blanked.replace(token.from(), token.to(), " ".repeat(token.to() - token.from())));
            return blanked.toString();
        }
    }
}
