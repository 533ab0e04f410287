import { expect, it, vi } from 'vitest';
import { keepComposing } from '@/boot/composing';

function press(init: KeyboardEventInit) {
  const heard = vi.fn();
  const input = document.body.appendChild(document.createElement('input'));
  input.addEventListener('keydown', heard);
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  input.dispatchEvent(event);
  input.remove();
  return { heard: heard.mock.calls.length, prevented: event.defaultPrevented };
}

it('keeps an Enter of the input method from everybody', () => {
  keepComposing(window);
  expect(press({ key: 'Enter', isComposing: true })).toEqual({ heard: 0, prevented: true });
  expect(press({ key: 'Enter', keyCode: 229 } as KeyboardEventInit)).toEqual({ heard: 0, prevented: true });
  expect(press({ key: 'Enter' })).toEqual({ heard: 1, prevented: false });
  expect(press({ key: 'a', isComposing: true })).toEqual({ heard: 1, prevented: false });
});
