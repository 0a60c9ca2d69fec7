// Follows a stream and verifies all of it: node client.js URL, with the token in G6_SSE_API_TOKEN.
const { createHash } = require("node:crypto");
let panels = {}, cursor = "", wait = 3000; // the hash of each panel, what we have altogether, ms

const json = (v) => Array.isArray(v) ? `[${v.map(json)}]` : Object(v) !== v ? JSON.stringify(v)
  : `{${Object.keys(v).sort().map((key) => `${json(key)}:${json(v[key])}`)}}`; // by RFC 8785
const sha256 = (value) => createHash("sha256").update(json(value)).digest("hex");
async function get(path) {
  const headers = { "X-API-Token": process.env.G6_SSE_API_TOKEN ?? "", "Last-Event-ID": cursor };
  const answer = await fetch(process.argv[2] + path, { headers });
  wait = 1000 * answer.headers.get("Retry-After") || wait;
  return answer.ok ? answer : Promise.reject(new Error(`${answer.status} for ${path}`));
}
async function apply(event, data, id) { // without an id, more is to come
  const next = event === "panel_diff" ? { ...panels } : {};
  for (const key of data.removed ?? []) delete next[key];
  for (const [key, item] of Object.entries(data.panels)) {
    const { hash, ...content } = item.href ? await (await get(item.href)).json() : item;
    if (sha256(content) !== hash) throw new Error(`${key} is not what its hash says`);
    next[key] = hash;
  }
  if (id !== undefined && !sha256(next).startsWith(data.snapshot)) throw new Error("other panels");
  [panels, cursor] = [next, id ?? ""];
  console.log(event, data.cycle, Object.keys(data.panels).length, data.snapshot);
}
const resync = async () => apply("resync", await (await get("/summary/resync")).json(), "");
async function follow(text = "") {
  const { body } = await get("/summary/events?format=structured");
  for await (const chunk of body.pipeThrough(new TextDecoderStream()))
    for (text += chunk; text.includes("\n\n"); text = text.slice(text.indexOf("\n\n") + 2)) {
      const lines = text.slice(0, text.indexOf("\n\n")).split("\n").map((l) => l.split(/: (.*)/s));
      const { event, data, id, retry = wait } = Object.fromEntries(lines);
      wait = Number(retry);
      if (/full|diff/.test(event)) await apply(event, JSON.parse(data), id).catch(resync);
    }
}
const start = () => follow().catch((problem) => console.error(problem.message)).then(pause);
const pause = () => setTimeout(start, wait * (1 + Math.random() / 2));
start();
