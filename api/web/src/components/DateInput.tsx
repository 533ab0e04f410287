// A date by typing, with antd's calendar beside it for those who prefer to pick.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { parseDate } from '@/lib/dates';
import type { ControlProps } from './Field';

interface Props extends Partial<ControlProps> {
  value: string;
  onChange: (value: string) => void;
  'aria-label'?: string;
}

const formats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY-M-D'];

export function DateInput({ value, onChange, ...rest }: Props) {
  const known = parseDate(value);
  return (
    <DatePicker
      {...rest}
      className="date-input"
      format={formats}
      placeholder="YYYY-MM-DD"
      value={known ? dayjs(known) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
    />
  );
}
