import { composite } from '../platform/row.ts'
import { sql } from '../platform/sql.ts'
import type { Adres, Contactnaam, Objectidentificator } from './contract.ts'

// These kinds of columns hold values of the domain; the database has a type of its own for each.

/** The name of a person. */
export const contactnaam = composite<Partial<Contactnaam>>('contactnaam', {
  fromJson: 'contactnaam_van',
  show: (value) => sql`json_van(${value})`,
})

/** A reference to an object in another register. */
export const objectidentificator = composite<Partial<Objectidentificator>>('objectidentificator', {
  fromJson: 'objectidentificator_van',
  show: (value) => sql`json_van(${value})`,
})

/** An address that is nobody's secret. */
export const adres = composite<Partial<Adres>>('adres', {
  fromJson: 'adres_van',
  show: (value) => sql`json_van(${value})`,
})

/**
 * An address of a partij, which is shown as empty to users who may not see it (R28).
 * @param partij the column of the same row that says whose address it is
 */
export const adresOf = (partij: string) =>
  composite<Partial<Adres>>('adres', {
    fromJson: 'adres_van',
    show: (value, alias) => sql`json_van(getoond_adres(${value}, ${sql.ref(`${alias}.${partij}`)}))`,
  })
