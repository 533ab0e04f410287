import { Radio } from 'antd';
import type { Programme } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { Section } from '@/components/page/Page';
import { withProgramme, type ClaimDraft } from './draft';

interface Props {
  programmes: readonly Programme[];
  draft: ClaimDraft;
  onChange: (draft: ClaimDraft) => void;
}

export function ProgrammeSection({ programmes, draft, onChange }: Props) {
  const t = useT();
  const named = useNamed();
  const words = useWords();
  const { role } = useMe();
  const mine = programmes.filter((p) => p.filed_by.some((r) => r === role) || p.id === draft.programme);
  return (
    <Section title={t('claim.programme')}>
      {mine.length === 0 && <p>{t('claim.no_programme')}</p>}
      <div className="programmes" role="radiogroup" aria-label={t('claim.programme')}>
        {mine.map((p, i) => (
          <Radio
            key={p.id}
            id={i === 0 ? 'programme-first' : undefined}
            name="programme"
            disabled={!!draft.award}
            checked={draft.programme === p.id}
            onChange={() => onChange(withProgramme(draft, p.id))}
          >
            {named(p.name)}
          </Radio>
        ))}
      </div>
      {draft.award && (
        <p>
          {t('purpose')} <strong>{words(`purpose.${draft.purpose}`)}</strong>
        </p>
      )}
    </Section>
  );
}
