/**
 * Applies the elfproef to a BSN or RSIN: it has nine digits that are not all zeros, and 9·d1 + 8·d2 + … + 2·d8 − d9 is a multiple of
 * eleven.
 */
export function elfproef(nummer: string): boolean {
  if (!/^\d{9}$/.test(nummer) || nummer === '000000000') return false
  const som = [...nummer].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return som % 11 === 0
}
