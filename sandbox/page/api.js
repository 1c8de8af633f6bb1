// The control API: look, act, and hear what happens.

export class Refused extends Error {}

async function read(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(body.error ?? body.description ?? answer.statusText);
  return body;
}

export const get = async (path, query = {}) => read(await fetch(`/control/${path}?${new URLSearchParams(query)}`));

export const send = async (path, body) =>
  read(await fetch(`/control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }));

export const act = (name, args = {}) => send("do", { act: name, ...args });

export const fileUrl = (id) => `/control/file?${new URLSearchParams({ id })}`;

const PAUSE_FIRST = 500, PAUSE_MOST = 8000, GATHER = 60; // milliseconds

// Follows the stream for good. `onEvents(list)` hears what happened, `onFresh()` that everything must be
// looked at anew (first, and after a gap), `onLink(up)` whether the stream stands.
export function follow({ onEvents, onFresh, onLink }) {
  let pause = PAUSE_FIRST, after = 0, waiting = [], timer = null;

  const flush = () => { timer = null; const events = waiting; waiting = []; onEvents(events); };

  const again = (source) => {
    source?.close();
    onLink(false);
    setTimeout(open, pause);
    pause = Math.min(PAUSE_MOST, pause * 2);
  };

  const hear = (source, event) => {
    if (event.seq <= after) { after = 0; again(source); return; } // the sandbox began anew
    after = event.seq;
    waiting.push(event);
    timer ??= setTimeout(flush, GATHER);
  };

  async function open() {
    try { after = (await get("state")).seq; } catch { again(); return; }
    const source = new EventSource(`/control/events?after=${after}`);
    source.onopen = () => { pause = PAUSE_FIRST; onLink(true); onFresh(); };
    source.onmessage = (message) => hear(source, JSON.parse(message.data));
    source.onerror = () => again(source);
  }
  open();
}
