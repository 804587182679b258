const UNITS = [
  ['D', 'dag', 'dagen'],
  ['W', 'week', 'weken'],
  ['M', 'maand', 'maanden'],
  ['Y', 'jaar', 'jaar'],
] as const

/** A period as people write it: `8 weken`; one that has several units stays as it is. */
export function shownPeriod(period: string | null): string {
  const [, count, letter] = /^P(\d+)([DWMY])$/.exec(period ?? '') ?? []
  const unit = UNITS.find(([own]) => own === letter)
  if (!count || !unit) return period ?? ''
  return `${count} ${Number(count) === 1 ? unit[1] : unit[2]}`
}

/** The ISO 8601 period that was meant: `P8W`; what is no period stays as it is, so that it is refused at its field. */
export function readPeriod(text: string): string {
  const [, count, word] = /^\s*(\d+)\s*(\p{L}+)\s*$/u.exec(text) ?? []
  const unit = UNITS.find(([, one, more]) => [one, more].includes((word ?? '').toLowerCase() as typeof one))
  return count && unit ? `P${count}${unit[0]}` : text.trim().toUpperCase()
}
