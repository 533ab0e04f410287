// Identity numbers for made-up people: 500199 is nobody's county.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function idNumber(born, sequence) {
  const body = `500199${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  const sum = weights.reduce((total, w, i) => total + w * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

// A number not met before in this run or, very likely, in earlier ones on the same server.
export function newIdNumber(year) {
  const day = (n) => String(n).padStart(2, '0');
  const pick = (n) => Math.floor(Math.random() * n);
  return idNumber(`${year}-${day(1 + pick(12))}-${day(1 + pick(28))}`, 1 + pick(998));
}
