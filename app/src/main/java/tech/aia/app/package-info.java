/**
 * Where the program begins: {@link tech.aia.app.Aia} with the only {@code main()}, and {@link tech.aia.app.Server}, the Spring
 * application it starts for {@code up} and {@code demo} with the database and the encoder opened side by side.
 */
@NullMarked
package tech.aia.app;

import org.jspecify.annotations.NullMarked;
