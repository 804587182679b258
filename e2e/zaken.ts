import type { TestApp } from '../src/run/testing/test-app.ts'

/** The number of an open zaak of the register inside that is not vertrouwelijk. */
export async function zaaknummer({ pool }: TestApp): Promise<string> {
  const { rows } = await pool.query<{ identificatie: string }>(
    "select identificatie from zaak where toestand = 'bekend' and open order by uuid limit 1",
  )
  const [zaak] = rows
  if (!zaak) throw new Error('The demonstration has no open zaak.')
  return zaak.identificatie
}
