import type { Webhook } from '@/api/types';
import { useT } from '@/app/language';
import { secondShown } from '@/lib/dates';

export function WebhookState({ webhook: { ended, paused, trouble, down_until } }: { webhook: Webhook }) {
  const t = useT();
  if (ended !== undefined) return t('console.ended');
  if (paused !== undefined) return <span className="mark">{t('webhook.paused')}</span>;
  if (trouble) return <span className="mark">{trouble}</span>;
  if (down_until) return <span className="mark">{t('webhook.down_until', { at: secondShown(down_until) })}</span>;
  return t('console.in_order');
}
