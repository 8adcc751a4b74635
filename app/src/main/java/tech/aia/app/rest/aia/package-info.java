/**
 * The AIA Developer API, as its document prints it: entities, imports, Cypher, search by meaning, tasks with their workers, agents and
 * workflows, health and metrics, and who may come in. Controllers and the records of their requests and answers only; every rule lives in the modules below.
 */
@NullMarked
package tech.aia.app.rest.aia;

import org.jspecify.annotations.NullMarked;
