/**
 * Who calls, and whether they may: tokens of clients and sessions of people, API keys, the rule of every door, and
 * how much a caller may ask.
 */
@NullMarked
package tech.aia.app.security;

import org.jspecify.annotations.NullMarked;
