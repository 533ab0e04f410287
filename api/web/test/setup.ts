import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// A browser reads a path as one of its own page's; Node asks for the whole address.
const NodeRequest = globalThis.Request;
globalThis.Request = class extends NodeRequest {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, 'http://office.example') : input, init);
  }
};

// antd's text areas ask for one; jsdom has none.
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

afterEach(() => {
  cleanup();
  localStorage.clear();
});
