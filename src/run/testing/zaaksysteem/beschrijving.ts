import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Soort } from './stand.ts'

// Holds what the server of the tests answers against the published descriptions: what Balie is tested with is what servers must say.

const SCHEMAS: Partial<Record<Soort | 'fout' | 'validatiefout' | 'notificatie', string>> = {
  zaken: 'zaken.Zaak',
  statussen: 'zaken.Status',
  resultaten: 'zaken.Resultaat',
  rollen: 'zaken.Rol',
  zaakinformatieobjecten: 'zaken.ZaakInformatieObject',
  zaakobjecten: 'zaken.ZaakObject',
  enkelvoudiginformatieobjecten: 'documenten.EnkelvoudigInformatieObject',
  zaaktypen: 'catalogi.ZaakType',
  statustypen: 'catalogi.StatusType',
  roltypen: 'catalogi.RolType',
  resultaattypen: 'catalogi.ResultaatType',
  informatieobjecttypen: 'catalogi.InformatieObjectType',
  'zaaktype-informatieobjecttypen': 'catalogi.ZaakTypeInformatieObjectType',
  fout: 'zaken.Fout',
  validatiefout: 'zaken.ValidatieFout',
  notificatie: 'notificaties.Notificatie',
}

const FILE = join(import.meta.dirname, '../../../../standard/zgw.json')

/** Gives a function that throws when a body is not as the description of its kind says. */
export function makeNakijker() {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(JSON.parse(readFileSync(FILE, 'utf8')), 'zgw')
  return (soort: keyof typeof SCHEMAS, body: unknown): void => {
    const schema = SCHEMAS[soort]
    if (!schema) return
    const validate = ajv.getSchema(`zgw#/$defs/${schema}`)
    if (!validate) throw new Error(`There is no schema ${schema}.`)
    if (!validate(body)) throw new Error(`${soort}: ${ajv.errorsText(validate.errors)}`)
  }
}
