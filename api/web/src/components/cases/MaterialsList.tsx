// Materials as a check list. What the government platform can give is never asked for.
import { Checkbox } from 'antd';
import type { Material } from '@/api/types';
import { useNamed, useT } from '@/app/language';

interface Props {
  materials: readonly Material[];
  onFile: readonly string[];
  onChange?: (onFile: string[]) => void; // without it the list is only shown
}

export function MaterialsList({ materials, onFile, onChange }: Props) {
  const t = useT();
  const named = useNamed();
  return (
    <ul className="materials">
      {materials.map((m) => (
        <li key={m.id}>
          {m.shared ? (
            <span className="muted">
              {named(m.name)} <span className="mark">{t('materials.shared')}</span>
            </span>
          ) : (
            <Checkbox
              checked={onFile.includes(m.id)}
              disabled={!onChange}
              onChange={(e) =>
                onChange?.(e.target.checked ? [...onFile, m.id] : onFile.filter((id) => id !== m.id))
              }
            >
              {named(m.name)}
              {m.required && <span className="required"> {t('field.required')}</span>}
            </Checkbox>
          )}
        </li>
      ))}
    </ul>
  );
}
