// What a webhook is, for a new one and a changed one.
import { Input } from 'antd';
import { useT } from '@/app/language';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Field } from '@/components/form/Field';
import type { WebhookDraft, Wrong } from '../checks';
import { EventTypesSelect } from '../EventTypesSelect';

interface Props {
  draft: WebhookDraft;
  wrong: Wrong<WebhookDraft>; // to be shown
  onChange: (part: Partial<WebhookDraft>) => void;
}

export function WebhookFields({ draft, wrong, onChange }: Props) {
  const t = useT();
  const error = (field: keyof WebhookDraft) => (wrong[field] ? t(wrong[field]) : undefined);
  return (
    <>
      <Field id="webhook-name" label={t('webhook.name')} required wide hint={t('webhook.name_hint')} error={error('name')}>
        {(c) => <Input {...c} maxLength={100} autoComplete="off" value={draft.name} onChange={(e) => onChange({ name: e.target.value })} />}
      </Field>
      <Field id="webhook-url" label={t('webhook.url')} required wide hint={t('webhook.url_hint')} error={error('url')}>
        {(c) => <Input {...c} type="url" autoComplete="off" value={draft.url} onChange={(e) => onChange({ url: e.target.value })} />}
      </Field>
      <Field id="webhook-types" label={t('console.types')} wide hint={t('webhook.types_hint')}>
        {(c) => <EventTypesSelect {...c} value={draft.types} onChange={(types) => onChange({ types })} />}
      </Field>
      <Field id="webhook-division" label={t('division')} hint={t('webhook.division_hint')}>
        {(c) => <DivisionSelect {...c} value={draft.division} onChange={(division) => onChange({ division })} />}
      </Field>
    </>
  );
}
