// A server of our own for the journeys, on a free port and an empty folder.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const binary = process.env.YIBEN_BINARY ?? here('../../../build/yiben');
const start_timeout_ms = 60_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export async function startServer(folder) {
  if (!existsSync(binary)) throw new Error(`${binary} is not there: build it, or name a server in YIBEN_URL.`);
  if (!existsSync(`${folder}/log`)) {
    const made = spawnSync(binary, ['init', '--data', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (made.status !== 0) throw new Error(`yiben init stopped with ${made.status}`);
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const args = ['serve', '--data', folder, '--port', String(port), '--web', here('../dist'), '--demo',
    '--departments', '0', '--department-faults', '0', '--log', `${folder}.log`];
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const deadline = Date.now() + start_timeout_ms;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`the server stopped with ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error('the server does not answer');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function answers(url) {
  const response = await fetch(new URL('/api/v1/health', url)).catch(() => undefined);
  return response?.ok ?? false;
}
