// The JSON Schema of one version of an event, in place.
import { useQuery } from '@tanstack/react-query';
import { schemaQuery } from '@/api/exchange';
import { useT } from '@/app/language';
import { QueryView } from '@/components/page/QueryView';
import { JsonAside, pretty } from '../JsonAside';

// In an address: "claim.filed/1".
export interface SchemaName {
  type: string;
  version: number;
}
export function parseSchemaName(text: string | null): SchemaName | undefined {
  const parts = /^([a-z_]+\.[a-z_]+)\/(\d+)$/.exec(text ?? '');
  return parts ? { type: parts[1]!, version: Number(parts[2]) } : undefined;
}

export function SchemaAside({ type, version, onClose }: SchemaName & { onClose: () => void }) {
  const t = useT();
  const query = useQuery(schemaQuery(type, version));
  return (
    <div>
      <QueryView query={query}>
        {(schema) => (
          <JsonAside
            title={t('topics.schema', { type, version })}
            text={pretty(schema)}
            file={`${type}.v${version}.json`}
            takesFocus
            onClose={onClose}
          />
        )}
      </QueryView>
    </div>
  );
}
