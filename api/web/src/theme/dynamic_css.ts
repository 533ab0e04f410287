// Stands in for antd's helper that adds style elements: a sheet made by script is allowed under
// style-src 'self', a style element is not. Same exports, without the options we do not need.
const sheets = new Map<string, CSSStyleSheet>();

function put(key: string, css: string): HTMLStyleElement {
  const sheet = sheets.get(key) ?? new CSSStyleSheet();
  sheet.replaceSync(css);
  if (!sheets.has(key)) {
    sheets.set(key, sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  return document.createElement('style'); // callers mark it; it is never put into the page
}

export const updateCSS = (css: string, key: string): HTMLStyleElement => put(key, css);
export const injectCSS = (css: string): HTMLStyleElement => put(css, css);

export function removeCSS(key: string): void {
  const sheet = sheets.get(key);
  if (!sheet) return;
  sheets.delete(key);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
}

export function clearContainerCache(): void {}

// What the icons' copy of the helper exports besides.
export const getShadowRoot = (): null => null;
export const warningOnce = (): void => {};
