import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import FactsPage from '@/pages/exchange/facts/FactsPage';
import { renderInOffice, serving, signedIn } from '../made_up_office';

it('says in words why a fact was refused', async () => {
  const fact = { fact: 'f1', at: '2026-03-02T01:00:00Z', type: 'death.registered', source: 'https://health.example', source_id: 'n-1' };
  serving({
    'GET /api/v1/me': signedIn('integrator'),
    'GET /api/v1/messages': { zh: { 'field_fault.must be 1.0': '应为 1.0' }, en: {} },
    'GET /api/v1/facts': {
      received: [], received_count: 0, refused_count: 2,
      refused: [
        { ...fact, field: '/specversion', reason: 'must be 1.0' },
        { ...fact, fact: 'f2', field: '/', reason: 'longer than 65535 bytes' },
      ],
    },
  });
  renderInOffice(<FactsPage />);
  expect(await screen.findByText('应为 1.0')).toBeTruthy();
  expect(await screen.findByText('longer than 65535 bytes')).toBeTruthy();
});
