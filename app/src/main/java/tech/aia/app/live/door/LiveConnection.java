package tech.aia.app.live.door;

import java.time.Duration;
import java.util.Optional;
import tech.aia.app.security.Visitor;

/** An open way to a caller. Safe for use by many threads. */
interface LiveConnection {

    /** Empty while they have not said who they are. */
    Optional<Visitor> visitor();

    /** Whether it waits so long for its caller to take what was sent. */
    boolean isStuck(Duration tooLong);

    /** Ends it without waiting for that; false if it was ended already, as the first reason stands. */
    boolean end(Ending ending);
}
