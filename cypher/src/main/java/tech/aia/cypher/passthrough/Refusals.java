package tech.aia.cypher.passthrough;

import tech.aia.cypher.GraphException;
import tech.aia.cypher.transport.SealedNodes;

/** Why a statement may not run here, and what to do instead. */
final class Refusals {
    private Refusals() {}

    static GraphException.Refused loadCsv() {
        return refused(
                "LoadCsvRefused",
                "LOAD CSV is not allowed here: it makes the server read files and call addresses on the caller's behalf."
                        + " Import the file with POST /knowledge-graph/import, or pass the rows as a parameter and UNWIND them");
    }

    static GraphException.Refused administration(String what) {
        return refused(
                "AdministrationRefused",
                what
                        + " is not allowed here: users, databases, settings and running transactions belong to the administrator."
                        + " Use Neo4j Browser or cypher-shell with the server's credentials");
    }

    static GraphException.Refused schema() {
        return refused(
                "SchemaRefused",
                "Indexes and constraints cannot be changed here: the platform's numbered migrations own the schema."
                        + " Add a migration, or use Neo4j Browser with the server's credentials. SHOW INDEXES and SHOW CONSTRAINTS are allowed");
    }

    static GraphException.Refused procedure(String name) {
        return refused(
                "ProcedureRefused",
                "The procedure " + name + " is not on the list of those that may be called here."
                        + " The administrator can add it to aia.cypher.procedures");
    }

    static GraphException.Refused function(String name) {
        return refused(
                "FunctionRefused",
                "The function " + name + " is not on the list of those that may be called here."
                        + " The administrator can add it to aia.cypher.functions");
    }

    static GraphException.Refused option(String name) {
        return refused(
                "OptionRefused",
                "The option CYPHER " + name + "=… is not allowed here. Allowed are the version, runtime, planner,"
                        + " connectComponentsPlanner and replan");
    }

    static GraphException.Refused otherDatabase(String name) {
        return refused(
                "OtherDatabaseRefused",
                "The statement would run on the database '" + name
                        + "'. Only the platform's own graph can be queried here;" + " leave USE away");
    }

    static GraphException.Refused internalNodes(String label) {
        return refused(
                "InternalNodesRefused",
                "Nodes labelled :" + label + " are the platform's own book-keeping and cannot be written here."
                        + " They can be read");
    }

    static GraphException.Refused writeInReadMode() {
        return refused(
                "WriteRefused",
                "The statement writes, and this request may only read. Send \"access_mode\": \"write\" if writing is meant");
    }

    static GraphException.Refused batchesInReadMode() {
        return refused(
                "WriteRefused",
                "CALL { … } IN TRANSACTIONS opens transactions of its own, and this request may only read."
                        + " Leave IN TRANSACTIONS away, or send \"access_mode\": \"write\"");
    }

    static GraphException.Refused sealed() {
        return refused(
                "SealedNodesRefused",
                SealedNodes.REFUSAL + ", and no statement may create, change or delete them; nothing was written."
                        + " Leave them out, as in MATCH (n) WHERE NOT n:VaultRecord|AuditRecord|ActivityRecord");
    }

    private static GraphException.Refused refused(String code, String message) {
        return new GraphException.Refused("Aia.Cypher." + code, message);
    }
}
