// What axe has against a piece of a page. Colours need a real browser: the journeys look at those.
import axe from 'axe-core';

// One of its rules draws letters, which jsdom cannot.
HTMLCanvasElement.prototype.getContext = () => null;

export async function faultsOf(element: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`);
}
