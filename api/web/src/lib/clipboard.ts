// Puts text on the clipboard. navigator.clipboard is missing on plain http, where many offices'
// networks still are; there the text of `box`, which shows it, is copied as by hand.
export async function copyText(text: string, box: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box?.focus();
    box?.select();
    return document.execCommand('copy');
  }
}
