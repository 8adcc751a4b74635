/**
 * What users did, request by request, and the figures of it. Of each record, kind, endpoint, status, time and size are plain; who it was
 * and what else was told of it are sealed.
 */
@NullMarked
package tech.aia.graph.activity;

import org.jspecify.annotations.NullMarked;
