/** Hands the requests that this server answers to the activity records. */
@NullMarked
package tech.aia.app.activity;

import org.jspecify.annotations.NullMarked;
