import { useT } from '@/app/language';

interface Props {
  id: string;
  label: string;
  sheets?: boolean; // also XLSX
  onFile: (file: File) => void;
}

// The browser's own file chooser: works by keyboard and needs no words of ours for its state.
export function Upload({ id, label, sheets, onFile }: Props) {
  const t = useT();
  return (
    <p className="upload">
      <label htmlFor={id}>{label}</label>{' '}
      <input
        id={id}
        type="file"
        accept={sheets ? '.csv,.xlsx,text/csv' : '.csv,text/csv'}
        aria-describedby={`${id}-hint`}
        onChange={(e) => {
          const file = e.target.files?.[0];
          e.target.value = ''; // the same file may be chosen again once mended
          if (file) onFile(file);
        }}
      />
      <span id={`${id}-hint`} className="muted">{t(sheets ? 'upload.sheet_hint' : 'upload.hint')}</span>
    </p>
  );
}
