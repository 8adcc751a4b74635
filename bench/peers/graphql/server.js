// Serves the customers and products of a graph over HTTP on a free port, which it tells in its first line.
// NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD say where the graph is.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';
import { readFile } from 'node:fs/promises';

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD));
// As the platform has one of its own for the same property.
await driver.executeQuery('CREATE INDEX customer_sector IF NOT EXISTS FOR (c:Customer) ON (c.sector)');
const typeDefs = await readFile(new URL('schema.graphql', import.meta.url), 'utf8');
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema, introspection: false });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => ({ executionContext: driver }),
});
console.log(`ready: ${url}`);
