// Enter that ends the choosing of a character in an input method is not an Enter of the form's: neither
// the browser nor any part of a page may take it as one. 229 is what older browsers say instead.
export function keepComposing(target: EventTarget): void {
  target.addEventListener(
    'keydown',
    (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
      if (!event.isComposing && event.keyCode !== 229) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
