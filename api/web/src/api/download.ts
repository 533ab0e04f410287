// Fetches a file and hands it to the browser, so that a refusal is shown as a problem and not saved
// under the file's name.
import { asProblem, problemFrom } from './problem';

export async function download(address: string, otherwise: string): Promise<void> {
  const response = await fetch(address).catch((error: unknown) => {
    throw asProblem(error);
  });
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => undefined));
  hand(await response.blob(), nameIn(response.headers.get('Content-Disposition')) ?? otherwise);
}

export function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function nameIn(disposition: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '');
  if (extended) return decodeURIComponent(extended[1]!);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1];
}
