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

// Right after a change of tab GraphiQL still sends the name of the other tab's operation.
const fetcher = (params, options) => {
  const { operationName, ...rest } = params;
  const known = operationName && params.query.includes(operationName);
  return send(known ? params : rest, options);
};

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: examples,
    defaultEditorToolsVisibility: false,
    shouldPersistHeaders: false,
  })
);
