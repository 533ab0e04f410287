import { useState, type KeyboardEvent } from 'react';

interface Props {
  value: string;
  words: { password: string; caps: string; show: string };
  onChange: (value: string) => void;
}

// A password that can be looked at while it is typed, and a word about Caps Lock.
export function PasswordField({ value, words, onChange }: Props) {
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const noticeCaps = (event: KeyboardEvent) => setCaps(event.getModifierState?.('CapsLock') ?? false);
  return (
    <>
      <label htmlFor="password">{words.password}</label>
      <input
        id="password"
        type={shown ? 'text' : 'password'}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        onKeyUp={noticeCaps}
        autoComplete="current-password"
        aria-describedby={caps ? 'caps' : undefined}
      />
      {caps && <p id="caps" className="sign-in-caps">{words.caps}</p>}
      <label className="sign-in-show">
        <input type="checkbox" checked={shown} onChange={(e) => setShown(e.target.checked)} />
        {words.show}
      </label>
    </>
  );
}
