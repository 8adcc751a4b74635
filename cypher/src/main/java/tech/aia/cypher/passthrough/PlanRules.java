package tech.aia.cypher.passthrough;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.summary.Plan;
import org.neo4j.driver.summary.QueryType;
import org.neo4j.driver.summary.ResultSummary;

/**
 * What Neo4j's plan tells of a statement: the operators that show files, administration, procedures and writing, also where they
 * come from within subqueries.
 */
final class PlanRules {
    private static final Set<String> ALLOWED_SHOWS =
            Set.of("ShowIndexes", "ShowConstraints", "ShowProcedures", "ShowFunctions");

    private static final Pattern WRITES =
            Pattern.compile("(Create|Merge|LockingMerge|Delete|DetachDelete|Set|Remove|Foreach).*");
    private static final Pattern SCHEMA = Pattern.compile("(Create|Drop|Alter)(Index|Constraint|.*GraphType).*");
    private static final Pattern FINDS = Pattern.compile(".*(Scan|Seek).*");
    private static final Pattern INTERNAL = Pattern.compile(
            "[:|&]\\s*`?(SchemaVersion|ChangeSet|ChangeHorizon|VaultRecord|AuditRecord|ActivityRecord)\\b");

    private final PassthroughSettings settings;
    private final @Nullable String home;
    private boolean writes;
    private boolean batches;
    private boolean callsListed;
    private @Nullable String internalLabel;

    private PlanRules(PassthroughSettings settings, @Nullable String home) {
        this.settings = settings;
        this.home = home;
    }

    /**
     * Refuses what no mode allows, and says what else there is to know.
     *
     * @param home the database that statements run on unless they say otherwise
     * @throws tech.aia.cypher.GraphException.Refused for what no mode allows
     */
    static Verdict judge(ResultSummary explained, PassthroughSettings settings, @Nullable String home) {
        var rules = new PlanRules(settings, home);
        rules.check(explained
                .queryPlan()
                .orElseThrow(() -> Refusals.administration("A statement that Neo4j has no plan for")));
        var type = explained.queryType();
        // Neo4j files its dbms procedures under schema writes; having passed the list, they are what explains that
        // type.
        if (type == QueryType.SCHEMA_WRITE && !rules.callsListed) {
            throw Refusals.schema();
        }
        var writes = rules.writes || type == QueryType.READ_WRITE || type == QueryType.WRITE_ONLY;
        if (writes && rules.internalLabel != null) {
            throw Refusals.internalNodes(rules.internalLabel);
        }
        return new Verdict(writes, rules.batches, false);
    }

    private void check(Plan plan) {
        var operator = Plans.operator(plan);
        var details = Plans.details(plan);
        checkDatabase(plan, operator);
        if (operator.equals("LoadCSV")) {
            throw Refusals.loadCsv();
        }
        if (operator.startsWith("Show") && !ALLOWED_SHOWS.contains(operator)) {
            throw Refusals.administration(
                    "SHOW " + operator.substring("Show".length()).toUpperCase(Locale.ROOT));
        }
        if (operator.startsWith("Terminate")) {
            throw Refusals.administration("TERMINATE TRANSACTIONS");
        }
        if (SCHEMA.matcher(operator).matches()) {
            throw Refusals.schema();
        }
        if (operator.startsWith("ProcedureCall")) {
            checkProcedure(details);
        }
        batches |= operator.startsWith("TransactionForeach") || operator.startsWith("TransactionApply");
        noteWriting(operator, details);
        plan.children().forEach(this::check);
    }

    private void checkDatabase(Plan plan, String operator) {
        var database = Plans.database(plan);
        if (operator.startsWith("AdministrationCommand") || "system".equals(database)) {
            throw Refusals.administration("Administration of the server");
        }
        if (database != null && home != null && !database.equals(home)) {
            throw Refusals.otherDatabase(database);
        }
    }

    /** Details read {@code db.labels() :: (label :: STRING)}. */
    private void checkProcedure(String details) {
        int bracket = details.indexOf('(');
        var name =
                (bracket < 0 ? details : details.substring(0, bracket)).strip().replace("`", "");
        if (!settings.mayCallProcedure(name)) {
            throw Refusals.procedure(name);
        }
        callsListed = true;
    }

    private void noteWriting(String operator, String details) {
        var writing = WRITES.matcher(operator).matches();
        writes |= writing;
        if (writing || FINDS.matcher(operator).matches()) {
            var label = INTERNAL.matcher(details);
            if (label.find()) {
                internalLabel = label.group(1);
            }
        }
    }
}
