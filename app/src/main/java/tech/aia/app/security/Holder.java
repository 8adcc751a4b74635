package tech.aia.app.security;

import java.util.List;
import java.util.Set;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Tier;

/**
 * A client or a person as far as their tokens and keys are concerned.
 *
 * @param generation that tokens must have to be good
 * @param roles none for a client
 * @param tier how much they may ask
 */
record Holder(String id, int generation, Set<Permission> permissions, List<Role> roles, Tier tier) {}
