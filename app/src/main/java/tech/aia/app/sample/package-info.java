/**
 * The sample graph: true facts about well-known companies in resource files, and made-up purchases written by code.
 * It only produces text that the ordinary import reads; loading it is the business of whoever starts the demo.
 */
@NullMarked
package tech.aia.app.sample;

import org.jspecify.annotations.NullMarked;
