import { yuanShown } from '@/lib/money';

// An amount of money in yuan; a dash where there is none.
export function Amount({ fen }: { fen: number | undefined }) {
  if (fen === undefined) return <>—</>;
  return <span className="amount">{yuanShown(fen)}</span>;
}
