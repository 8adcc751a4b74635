package tech.aia.graph.people;

import java.time.Duration;

/** What came of a try to log in. */
public sealed interface LogIn {

    record Done(Person person) implements LogIn {}

    /** The name, the password or both are wrong, or the person may not log in; which one is not told. */
    record Wrong() implements LogIn {}

    /** Too many tries were wrong; the password was not looked at. */
    record Later(Duration delay) implements LogIn {}

    /** Too many others try at the same time; the password was not looked at, and the try does not count. */
    record Busy(Duration delay) implements LogIn {}
}
