// So many callers each start a workflow by HTTP, wait for its end and start the next.
import http from "node:http";

const [port, callers, steps, seconds] = process.argv.slice(2).map(Number);
const agent = new http.Agent({ keepAlive: true, maxSockets: callers });
const input = JSON.stringify(steps);
const headers = { "content-type": "application/json", "content-length": input.length };
const run = Date.now().toString(36); // a second run on the same server has workflows of its own

function runWorkflow(id) {
  const path = `/InSteps/${id}/run`;
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, agent, method: "POST", path, headers };
    const request = http.request(options, (answer) => {
      let body = "";
      answer.on("data", (part) => (body += part));
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${answer.statusCode} ${body}`));
      });
    });
    request.on("error", reject);
    request.end(input);
  });
}

let workflows = 0;
const start = performance.now();
const end = start + seconds * 1000;

async function call(caller) {
  for (let i = 0; performance.now() < end; i++) {
    await runWorkflow(`${run}-${caller}-${i}`);
    workflows++;
  }
}

await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
const value = (workflows * steps) / ((performance.now() - start) / 1000);
console.log(JSON.stringify({ value, unit: "steps/s" }));
process.exit(0);
