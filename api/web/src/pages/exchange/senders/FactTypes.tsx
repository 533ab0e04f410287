// What systems may send, each with its JSON Schema in place.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { factTypesQuery } from '@/api/exchange';
import type { FactType } from '@/api/types';
import { useT } from '@/app/language';
import { Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { JsonAside, pretty } from '../JsonAside';
import { useFactTypeName } from '../useFactTypeName';

export function FactTypes() {
  const t = useT();
  const nameOf = useFactTypeName();
  const query = useQuery(factTypesQuery);
  const [shown, setShown] = useState<FactType>();
  return (
    <div className={shown && 'with-json'}>
      <Section title={t('sender.fact_types')}>
        <QueryView query={query}>
          {(rows) => (
            <p className="actions">
              {rows.map((row) => (
                <Button
                  key={row.type}
                  aria-label={t('sender.fact_schema', { type: nameOf(row.type) })}
                  onClick={() => setShown(row)}
                >
                  {nameOf(row.type)}
                </Button>
              ))}
            </p>
          )}
        </QueryView>
      </Section>
      {shown && (
        <JsonAside
          title={t('sender.fact_schema', { type: shown.type })}
          text={pretty(shown.schema)}
          file={`${shown.type}.json`}
          takesFocus
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  );
}
