/** Hands what comes through the doors to the audit log: which requests are recorded under which name, and by whom they are made. */
@NullMarked
package tech.aia.app.audit;

import org.jspecify.annotations.NullMarked;
