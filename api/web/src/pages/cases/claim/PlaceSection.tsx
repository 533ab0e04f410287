import { Checkbox } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { funeralHomesQuery } from '@/api/money';
import type { Area } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { Section } from '@/components/page/Page';
import type { SectionProps } from './PeopleSection';

export function PlaceSection({ rules, draft, errors, onChange }: SectionProps) {
  const t = useT();
  const words = useWords();
  const { office_date } = useMe();
  const homes = useQuery({ ...funeralHomesQuery, enabled: rules.subject === 'deceased' });
  const open = (homes.data ?? []).filter((h) => !h.until || office_date < h.until);
  return (
    <Section title={t('claim.place')}>
      <div className="fields">
        <Field id="division" label={t('claim.division')} required error={errors.division}>
          {(c) => (
            <DivisionSelect
              {...c}
              villages
              value={draft.division}
              onChange={(division) => onChange((d) => ({ ...d, division }))}
            />
          )}
        </Field>
        <Field id="area" label={t('area')} required>
          {(c) => (
            <Choice
              {...c}
              value={draft.area}
              options={(['urban', 'rural'] as const).map((a) => ({ value: a, label: words(`area.${a}`) }))}
              onChange={(area) => onChange((d) => ({ ...d, area: area as Area }))}
            />
          )}
        </Field>
        {rules.subject === 'deceased' && (
          <Field id="funeral_home" label={t('claim.funeral_home')} hint={t('claim.funeral_home_hint')}>
            {(c) => (
              <Choice
                {...c}
                value={draft.funeral_home}
                empty={t('claim.no_funeral_home')}
                options={open.map((h) => ({ value: h.code, label: h.name }))}
                onChange={(funeral_home) => onChange((d) => ({ ...d, funeral_home }))}
              />
            )}
          </Field>
        )}
      </div>
      <Checkbox
        checked={draft.relative_of_officer}
        onChange={(e) => onChange((d) => ({ ...d, relative_of_officer: e.target.checked }))}
      >
        {t('claim.relative')}
      </Checkbox>
    </Section>
  );
}
