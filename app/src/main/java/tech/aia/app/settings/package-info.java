/** What settings of several features have in common: how impossible values are refused. */
@NullMarked
package tech.aia.app.settings;

import org.jspecify.annotations.NullMarked;
