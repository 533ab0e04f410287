// Another department's system: registered in the console, then posting facts.
import { createHmac, randomUUID } from 'node:crypto';

// Posts a fact as the sender with `secret` does (Standard Webhooks). The answer's status.
export async function sendFact(url, secret, source, data) {
  const id = randomUUID();
  const at = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({ specversion: '1.0', id, source, type: 'death.registered', data });
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  const response = await fetch(new URL('/api/v1/facts', url), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/cloudevents+json',
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': `v1,${signature}`,
    },
    body,
  });
  return response.status;
}

export const tab = (page, label) => page.getByRole('navigation', { name: '控制台栏目' }).getByRole('link', { name: label }).click();

// Notes the secret that is shown once, and closes its window.
export async function noteSecret(journey, page, what) {
  const box = page.getByLabel('签名密钥', { exact: true });
  await box.waitFor();
  const secret = await box.inputValue();
  if (!/^whsec_.{32,}$/.test(secret)) throw new Error(`no secret was shown: ${secret}`);
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await page.getByText('已复制').waitFor();
  await journey.look(page, what);
  await page.getByRole('button', { name: '已保存，关闭' }).click();
  await box.waitFor({ state: 'detached' });
  return secret;
}

export async function registerSender(journey, page, who, source) {
  await tab(page, '报送系统');
  await page.getByRole('button', { name: '登记报送系统' }).click();
  const window = page.getByRole('dialog');
  await window.getByLabel('名称').fill(who);
  await window.getByLabel('来源标识').fill(source);
  await window.getByRole('checkbox', { name: /死亡登记/ }).check();
  await window.getByRole('button', { name: '登记报送系统' }).click();
  const secret = await noteSecret(journey, page, 'sender-secret');
  await page.getByRole('row').filter({ hasText: who }).waitFor();
  await journey.look(page, 'senders');
  return secret;
}
