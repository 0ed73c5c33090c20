"use strict";
// GraphiQL over this server. The token and what is typed stay in memory: nothing is written to the browser's storage.

let token = "";

const kept = new Map();
const storage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
  clear: () => kept.clear(),
  get length() { return kept.size; },
};

function send(asked, accept, signal) {
  return fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: accept, Authorization: `Bearer ${token}` },
    body: JSON.stringify(asked),
    credentials: "omit",
    signal,
  });
}

// Subscriptions: server-sent events, read from the body since EventSource sends no token.
async function* follow(asked) {
  const stop = new AbortController();
  const answer = await send(asked, "text/event-stream", stop.signal);
  if (!answer.ok) {
    yield await answer.json();
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      rest += value;
      for (let end; (end = rest.indexOf("\n\n")) >= 0; rest = rest.slice(end + 2)) {
        const [name, data] = rest.slice(0, end).split("\n");
        if (name === "event: complete") return;
        if (name === "event: next") yield JSON.parse(data.slice("data: ".length));
      }
    }
  } finally {
    stop.abort();
  }
}

function subscribes(document, name) {
  const operations = document?.definitions.filter((one) => one.kind === "OperationDefinition") ?? [];
  const chosen = name ? operations.find((one) => one.name?.value === name) : operations[0];
  return chosen?.operation === "subscription";
}

function fetcher(asked, options) {
  if (subscribes(options?.documentAST, asked.operationName)) return follow(asked);
  return send(asked, "application/json").then((answer) => answer.json());
}

const root = ReactDOM.createRoot(document.getElementById("graphiql"));
const FIRST = "# Reports that you may read, newest first.\nquery Newest {\n  reports(first: 10) {\n    totalCount\n" +
  "    edges { node { id ref kind originator { code } submittedAt tlp text } }\n  }\n}\n";

function show(turn) {
  // A schema of null is not asked for.
  const schema = token ? undefined : null;
  root.render(React.createElement(GraphiQL, {
    key: turn, fetcher, storage, schema, defaultQuery: FIRST, isHeadersEditorEnabled: false, shouldPersistHeaders: false,
  }));
}

let turn = 0;
show(turn);
document.getElementById("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  token = document.getElementById("token").value.trim();
  document.getElementById("state").textContent = "The token is used for every query from now on.";
  show(++turn);
});
