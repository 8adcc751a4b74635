package tech.aia.graphql.schema;

/** What the mutations are called that are derived of types that are written field by field. */
public final class WriteNames {
    private WriteNames() {}

    /** Such as {@code createCustomer}. */
    public static String create(NodeType type) {
        return "create" + type.name();
    }

    /** Such as {@code updateCustomer}. */
    public static String update(NodeType type) {
        return "update" + type.name();
    }

    /** Such as {@code deleteCustomer}. */
    public static String delete(NodeType type) {
        return "delete" + type.name();
    }

    /** Such as {@code upsertCustomers}. */
    public static String upsert(NodeType type) {
        return "upsert" + capital(type.plural());
    }

    /** Such as {@code connectCustomerPurchases}. */
    public static String connect(NodeType type, NodeField.Link link) {
        return "connect" + type.name() + capital(link.name());
    }

    /** Such as {@code disconnectCustomerPurchases}. */
    public static String disconnect(NodeType type, NodeField.Link link) {
        return "disconnect" + type.name() + capital(link.name());
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
