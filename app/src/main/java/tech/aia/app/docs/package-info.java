/** The documentation, which lies in the project's folder {@code docs} as Markdown, as pages under {@code /docs}. */
@NullMarked
package tech.aia.app.docs;

import org.jspecify.annotations.NullMarked;
