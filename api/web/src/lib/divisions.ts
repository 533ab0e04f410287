// Division codes: 6 digits a district, 9 a town, 12 a village. A code covers all that begin with it.
export interface Division {
  code: string;
  name: string;
}

export const covers = (code: string, other: string): boolean => other.startsWith(code);
export const townOf = (code: string): string => code.slice(0, 9);
export const isTown = (code: string): boolean => /^\d{9}$/.test(code);
export const isVillage = (code: string): boolean => code.length === 12;

// "松林镇 黄葛村": a place as people say it, without the district everyone is in.
export function placeName(divisions: readonly Division[], code: string): string {
  const names = [code.slice(0, 9), code]
    .filter((part, i, all) => part.length >= 9 && all.indexOf(part) === i)
    .map((part) => divisions.find((d) => d.code === part)?.name)
    .filter((name) => name !== undefined);
  return names.join(' ') || divisions.find((d) => d.code === code)?.name || code;
}
