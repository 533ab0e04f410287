// Controls for the values we have: money in yuan, months by typing, short choices.
import { useEffect, useState } from 'react';
import { Input } from 'antd';
import { parseMonth } from '@/lib/dates';
import type { ControlProps } from './Field';

interface TextProps extends Partial<ControlProps> {
  value: string;
  onChange: (value: string) => void;
  'aria-label'?: string;
  placeholder?: string;
  disabled?: boolean;
}

export function MoneyInput({ value, onChange, ...rest }: TextProps) {
  return (
    <Input
      {...rest}
      className="money-input"
      inputMode="decimal"
      autoComplete="off"
      suffix="¥"
      value={value}
      onChange={(e) => onChange(e.target.value)}
    />
  );
}

// A month typed in one of the usual ways becomes YYYY-MM when the field is left; what cannot be
// read stays as typed, for its error to point at.
export function MonthInput(props: TextProps) {
  return <Typed className="month-input" placeholder="YYYY-MM" maxLength={8} parse={parseMonth} {...props} />;
}

export interface TypedProps extends TextProps {
  className: string;
  maxLength: number;
  parse: (text: string) => string | undefined;
}

export function Typed({ parse, value, onChange, ...rest }: TypedProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const settle = () => onChange(parse(text) ?? text);
  const change = (next: string) => {
    setText(next);
    if (next === '' || parse(next) === next) onChange(next);
  };
  return (
    <Input
      {...rest}
      autoComplete="off"
      value={text}
      onChange={(e) => change(e.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}

interface ChoiceProps extends Partial<ControlProps> {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  empty?: string; // words of "nothing chosen", when that is allowed
  'aria-label'?: string;
  disabled?: boolean;
}

// The browser's own list: typing and arrows work in it on every PC.
export function Choice({ value, onChange, options, empty, ...rest }: ChoiceProps) {
  return (
    <select className="choice" {...rest} value={value} onChange={(e) => onChange(e.target.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((o) => (
        <option key={o.value} value={o.value}>
          {o.label}
        </option>
      ))}
    </select>
  );
}
