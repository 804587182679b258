/** PostgreSQL refuses a value or a row with these classes of SQLSTATE: data exceptions and broken constraints. */
const GEWEIGERD = /^(22|23)/

const REDENEN: Record<string, string> = {
  '22001': 'een tekst is te lang voor de kolom',
  '22003': 'een getal is te groot voor de kolom',
  '22007': 'een datum kan niet bestaan',
  '22008': 'een datum ligt buiten wat een database kan bewaren',
  '22009': 'een tijd heeft een tijdzone die niet bestaat',
  '23502': 'een verplichte waarde ontbreekt',
  '23503': 'de rij verwijst naar iets dat hier niet is',
  '23505': 'deze waarde heeft hier al een andere rij',
  '23514': 'de waarden passen niet bij elkaar',
}

/** Says why the database refused a write, and what to do; undefined for any other error. */
export function redenOfWeigering(error: unknown): string | undefined {
  const { code, constraint, column } = error as { code?: unknown; constraint?: string; column?: string }
  if (typeof code !== 'string' || !GEWEIGERD.test(code)) return undefined
  const waar = column ? ` (kolom ${column})` : constraint ? ` (regel ${constraint})` : ''
  return `Niet overgenomen: ${REDENEN[code] ?? 'een waarde past niet in de kolom'}${waar}. Verbeter dit in Open Klant en neem opnieuw over.`
}
