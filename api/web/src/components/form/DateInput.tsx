// A date by typing, with antd's calendar beside it for the mouse. antd's own typing rewrites 2026-11-3
// to 2026-11-03 before the next digit comes, so the text field is ours.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useT } from '@/app/language';
import { parseDate } from '@/lib/dates';
import type { ControlProps } from './Field';
import { Typed } from './inputs';

interface Props extends Partial<ControlProps> {
  value: string;
  onChange: (value: string) => void;
  'aria-label'?: string;
}

export function DateInput({ value, onChange, ...rest }: Props) {
  const t = useT();
  const known = parseDate(value);
  return (
    <span className="date-input">
      <Typed
        className="date-text"
        placeholder="YYYY-MM-DD"
        maxLength={12}
        parse={parseDate}
        value={value}
        onChange={onChange}
        {...rest}
      />
      <DatePicker
        className="date-calendar"
        aria-label={t('date.calendar')}
        tabIndex={-1}
        inputReadOnly
        allowClear={false}
        showNow={false} // the PC's today need not be the office's
        value={known ? dayjs(known) : null}
        onChange={(day) => {
          if (day) onChange(day.format('YYYY-MM-DD'));
        }}
      />
    </span>
  );
}
