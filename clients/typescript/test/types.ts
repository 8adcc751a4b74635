// Reads what has a type, so that types and values agree: compiled strictly, then run against a running server.
import { AIAClient, type Activity, type TaskSubmissionRequest } from '@aia/api-client';

declare const process: { env: Record<string, string | undefined> };
const { AIA_BASE_URL: baseUrl = '', AIA_CLIENT_ID: clientId = '', AIA_CLIENT_SECRET: clientSecret = '' } = process.env;
const client = new AIAClient({ clientId, clientSecret, baseUrl });

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

async function statements(): Promise<void> {
  const table = await client.knowledgeGraph.query({ query: 'RETURN 1 AS a_b', format: 'table' });
  const [row] = table.rows;
  equal([table.columns, row?.length], [['a_b'], 1]);
  const explained = await client.knowledgeGraph.query({ query: 'MATCH (n) RETURN count(n)', explain: true });
  equal(typeof explained.metadata?.plan?.children?.[0]?.estimatedRows, 'number');
}

async function dashboard(): Promise<void> {
  const given = await client.businessIntelligence.getDashboard({
    asOf: '2025-09-30', segment: ['customer_group:Large, old', 'country:Germany'], activeDays: 30, churn: 'activity', months: 3, movers: 1,
  });
  equal(given.segment, { customer_group: ['Large, old'], country: ['Germany'] });
  equal(Object.keys(given.definitions).some((name) => name.includes('_')), true);
  equal(given.trendTests.revenueTrend.test, 'mann_kendall');
  const { revenue, customers } = given.metrics;
  equal([revenue.previousMonthToDate, revenue.previous_month_to_date, revenue.forecast], [null, null, null]);
  equal(customers.churn.rule, 'activity');
  equal(given.asOf.startsWith('2025-'), true);

  const all = await client.businessIntelligence.getDashboard();
  const month: number | null | undefined = all.monthly.at(-1)?.newCustomers;
  equal(typeof month, 'number');
  equal(Array.isArray(all.topMovers.customersUp), true);
  const tried: number | null | undefined = all.metrics.revenue.forecast?.tried.at(0)?.meanAbsoluteError;
  equal(typeof tried, 'number');
}

async function cycle(): Promise<void> {
  const begun = await client.businessIntelligence.executeCycle({
    cycleType: 'weekly_optimization', constraints: { budgetLimit: 1000 }, focusAreas: ['revenue'], assumptions: { contact_cost: 40 },
  });
  const read = await client.businessIntelligence.getCycle(begun.optimizationId);
  equal([read.assumptions.contact_cost, read.constraints.budgetLimit], [40, 1000]);
  const plan = read.optimizationPlan;
  equal(plan?.totals.budgetLeft, 1000 - (plan?.totals.investmentRequired ?? 0));
  for (const strategy of plan?.leftOut ?? []) equal(Object.keys(strategy.evidence).every((name) => !/[A-Z]/.test(name)), true);
  const page = await client.businessIntelligence.listCycles({ limit: 1 });
  equal(page.cycles[0]?.optimizationId, begun.optimizationId);
}

async function activities(): Promise<void> {
  const userId = crypto.randomUUID();
  const activity: Activity = {
    userId, activityType: 'api_request', timestamp: '2025-10-03T10:00:00Z', details: { statusCode: 200, responseTime: 7, endpoint: '/a_b' },
  };
  const key = crypto.randomUUID();
  const [first, second] = [await client.monitoring.trackUserActivity(activity, key), await client.monitoring.trackUserActivity(activity, key)];
  equal(first.activityId, second.activityId);
  const time = { period: '1h', asOf: '2025-10-03T10:30:00Z' };
  const figures = await client.monitoring.getUserAnalytics(userId, time);
  equal([figures.summary.totalRequests, figures.usagePatterns.preferredEndpoints], [1, { '/a_b': 1 }]);
  const users: number | null = (await client.monitoring.getDashboard(time)).users.activeUsers;
  equal((users ?? 0) > 0, true);
}

async function batch(): Promise<void> {
  const none = {} as TaskSubmissionRequest;
  const { tasks } = await client.tasks.submitBatch([{ taskType: 'unknown_work', idempotencyKey: crypto.randomUUID() }, none]);
  equal([tasks[0]?.status, tasks[1]?.error?.details?.field], ['accepted', 'task_type']);
  await client.tasks.cancel(tasks[0]?.taskId ?? '');
}

try {
  for (const part of [statements, dashboard, cycle, activities, batch]) await part();
  console.log('All is as its type says');
} finally {
  await client.close();
}
