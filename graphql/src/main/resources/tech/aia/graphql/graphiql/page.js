'use strict';

// The page stands at /graphiql, so relative addresses begin at the server's root, wherever a proxy has put that.
const examples = [
  {
    query: `# AIA in GraphQL. Ctrl-Enter runs the query, Ctrl-Space completes, and the book at the left
# has every type and field. The other tabs have more examples.

# What fits these words by meaning, and why?
query Search {
  search(query: "high-value customers in technology", first: 5, types: ["customer"]) {
    hits {
      score
      explanation
      entity {
        id
        name
        ... on Customer {
          sector
          annualRevenue
        }
      }
    }
  }
}
`,
  },
  {
    query: `# A task with everything around it.
query Task($taskId: ID!) {
  task(taskId: $taskId) {
    name
    type
    status
    createdAt
    assignedAgents { name role }
    results { name summary content }
    dependsOn { taskId name status }
    about { id name entityType }
  }
}
`,
    variables: '{\n  "taskId": "sample_008"\n}\n',
  },
  {
    query: `# The largest customers of a sector with what they bought last, and what all of them come to together; give endCursor as
# "after" for the next page.
query Customers($after: String) {
  customersConnection(first: 10, after: $after, where: { sector: { eq: "Technology" } }, sort: [{ annualRevenue: DESC }]) {
    totalCount
    aggregate { annualRevenue { sum avg } }
    nodes {
      id
      name
      annualRevenue
      purchasesConnection(first: 3, sort: [{ edge: { at: DESC } }]) {
        totalCount
        aggregate { edge { amount { sum } } }
        edges { properties { at amount quantity } node { name category } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    query: `# Agents and what they work on.
query Agents {
  agents {
    agentId
    name
    status
    capabilities
    tasks(first: 3) { taskId name status }
  }
}
`,
  },
  {
    query: `# What the best hits have in common, and what means nearly the same as the first of them.
query Facets {
  search(query: "semiconductors", first: 3, types: ["customer"]) {
    facets(by: ["sector", "country"], first: 5) { property values { value count } }
    hits { entity { id name similar(first: 3, types: ["customer"]) { score entity { name } } } }
  }
}
`,
  },
  {
    query: `# Runs of workflows, how far they are, and the life of their stages.
query Runs {
  workflowRuns(first: 5, sort: [{ createdAt: DESC }]) {
    runId
    status
    stageCount
    completedStages
    stages { stage name status history { at to reason } }
  }
}
`,
  },
  {
    query: `# A statement that reads, with its values as parameters.
query Cypher {
  cypher(
    query: "MATCH (c:Customer)-[p:PURCHASED]->(:Product) WHERE p.amount > $least RETURN c.name AS name, sum(p.amount) AS bought ORDER BY bought DESC"
    params: { least: 1000 }
    first: 5
  ) {
    columns
    rows
  }
}
`,
  },
  {
    query: `# Writes: makes a customer or changes what differs, and says what was said about it. Run it twice.
mutation Write {
  upsertCustomers(rows: [{ key: "example", name: "Example Ltd", sector: "Technology" }]) {
    created
    updated
    unchanged
    entities { id name version comments { text author } }
  }
}
`,
  },
  {
    query: `# What happens to tasks from now on. Run it, and submit a task meanwhile.
subscription Tasks {
  tasks {
    cursor
    event
    status
    progress
    task { name type }
  }
}
`,
  },
];

// A server that wants to know who calls answers 401; the token is kept for as long as this tab is open.
const TOKEN = 'aia.access_token';
let signingIn = null;

const signIn = () => {
  signingIn ??= new Promise((signedIn) => {
    const dialog = document.getElementById('sign-in');
    const form = dialog.querySelector('form');
    const refusal = dialog.querySelector('output');
    form.onsubmit = async (event) => {
      event.preventDefault();
      const fields = new URLSearchParams(new FormData(form));
      fields.set('grant_type', 'client_credentials');
      const answer = await fetch('auth/token', { method: 'POST', body: fields });
      const body = await answer.json();
      if (answer.ok) {
        sessionStorage.setItem(TOKEN, body.access_token);
        dialog.close();
        signingIn = null;
        signedIn();
      } else {
        refusal.textContent = body.error_description || body.error || 'refused';
      }
    };
    refusal.textContent = '';
    dialog.oncancel = (event) => event.preventDefault();
    dialog.showModal();
  });
  return signingIn;
};

const authorized = async (url, options) => {
  const call = () => {
    const token = sessionStorage.getItem(TOKEN);
    const headers = { ...options.headers, ...(token && { Authorization: `Bearer ${token}` }) };
    return fetch(url, { ...options, headers });
  };
  let answer = await call();
  while (answer.status === 401) {
    await signIn();
    answer = await call();
  }
  return answer;
};

const send = GraphiQL.createFetcher({ url: 'graphql', fetch: authorized });

// Results of a subscription, as server-sent events: an event is a block of lines, and its data is one result.
async function* follow(params, options) {
  const stop = new AbortController();
  try {
    const answer = await authorized('graphql', {
      method: 'POST',
      headers: { ...options?.headers, 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify(params),
      signal: stop.signal,
    });
    if (!answer.headers.get('Content-Type')?.startsWith('text/event-stream')) {
      yield await answer.json();
      return;
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (text + part.value).split('\n\n');
      text = blocks.pop();
      for (const block of blocks) {
        const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim()).join('\n');
        if (data) {
          yield JSON.parse(data);
        }
      }
    }
  } finally {
    stop.abort();
  }
}

// Right after a change of tab GraphiQL still sends the name of the other tab's operation.
const fetcher = (params, options) => {
  const { operationName, ...rest } = params;
  const known = operationName && params.query.includes(operationName);
  const asked = known ? params : rest;
  return /^\s*subscription\b/m.test(asked.query) ? follow(asked, options) : send(asked, options);
};

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: examples,
    defaultEditorToolsVisibility: false,
    shouldPersistHeaders: false,
  })
);
