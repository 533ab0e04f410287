export function newIdNumber(year: number): string;
